/** How many instances a load takes, and what they cost: measured, fitted, and told with how sure it is. */
package dev.faultline.capacity;
