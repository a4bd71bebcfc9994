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

    /** The server of the Model Context Protocol. */
    static final String MCP = "/mcp";

    /** How a client finds out where to get a token for {@link #MCP} (RFC 9728). */
    static final String MCP_RESOURCE = "/.well-known/oauth-protected-resource" + MCP;

    /** What gives the tokens (RFC 8414). Its issuer is below the address of the product, whose own metadata would be about people. */
    static final String ISSUER = ROOT + "/oauth";

    static final String ISSUER_METADATA = "/.well-known/oauth-authorization-server" + ISSUER;

    private Api() {}
}
