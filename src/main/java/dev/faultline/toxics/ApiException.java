package dev.faultline.toxics;

/** A request that the API refuses, with its status and its words. */
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private ApiException(int status, String message) {
        super(message);
        this.status = status;
    }

    static ApiException badBody(String why) {
        return new ApiException(400, "bad request body: " + why);
    }

    static ApiException missingField(String field) {
        return new ApiException(400, "missing required field: " + field);
    }

    static ApiException invalidStream() {
        return new ApiException(400, "stream was invalid, can be either upstream or downstream");
    }

    static ApiException invalidToxicType() {
        return new ApiException(400, "invalid toxic type");
    }

    static ApiException proxyNotFound() {
        return new ApiException(404, "proxy not found");
    }

    static ApiException toxicNotFound() {
        return new ApiException(404, "toxic not found");
    }

    static ApiException proxyAlreadyExists() {
        return new ApiException(409, "proxy already exists");
    }

    static ApiException toxicAlreadyExists() {
        return new ApiException(409, "toxic already exists");
    }

    static ApiException failed(String why) {
        return new ApiException(500, why);
    }

    int status() {
        return status;
    }
}
