/** Pure functions from an objective and what was recorded to a verdict; they see records, never a live system. */
package dev.faultline.verdict;
