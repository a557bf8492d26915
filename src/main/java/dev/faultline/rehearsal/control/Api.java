package dev.faultline.rehearsal.control;

/**
 * One API instance and where it stands.
 *
 * @param name for example {@code api-b}
 * @param zone its zone
 * @param service how it is run
 */
record Api(String name, String zone, JavaService service) {}
