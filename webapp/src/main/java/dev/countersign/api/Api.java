package dev.countersign.api;

/** The paths of the interface for programs. */
final class Api {

    /** Everything below this is for programs. */
    static final String EVERYTHING = "/api/**";

    static final String ROOT = "/api/v1";

    /** Below {@link #ROOT}: where requests are handed in. */
    static final String INTAKE = "/intake";

    static final String TOKEN = ROOT + "/oauth/token";

    static final String DOCUMENT = ROOT + "/openapi.json";

    /** A page on which calls can be tried. */
    static final String DOCS = ROOT + "/docs";

    private Api() {}
}
