package dev.faultline.plan.aws;

/**
 * Something in a template that AWS FIS would not take, or would take and then fail on.
 *
 * @param where the place in the template, for example {@code actions.kill.parameters.duration}
 * @param problem what is wrong: what was expected and what is there
 * @param hint what to do about it
 */
record TemplateProblem(String where, String problem, String hint) {
    @Override
    public String toString() {
        return where + ": " + problem + "\nhint: " + hint;
    }
}
