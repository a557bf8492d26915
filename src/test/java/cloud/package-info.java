/**
 * A stand-in of the parts of AWS that the harness calls, on loopback, for tests. It shares no code with the harness; what it is
 * asked and what it answers is held against the official service models.
 */
package cloud;
