/** What AWS itself tells of a system while it is broken: events of its services, activities of its autoscalers, alarms. */
package dev.faultline.observe.aws;
