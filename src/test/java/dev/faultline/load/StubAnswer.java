package dev.faultline.load;

/** What a stub answers: an HTTP status and a JSON body. */
record StubAnswer(int status, String body) {
    static final StubAnswer NOT_FOUND = new StubAnswer(404, "{\"error\":\"not found\",\"applied\":false}");
}
