/** Journeys of BlinkLean's users, as ordinary Gatling simulations: under the harness, or alone with the Maven plugin. */
package simulations;
