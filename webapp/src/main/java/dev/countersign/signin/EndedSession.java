package dev.countersign.signin;

/** Why somebody who was signed in must sign in again. */
enum EndedSession {
    /** It was not used for too long, or the server was restarted. */
    IDLE("ended"),
    /** It began too long ago. */
    TOO_OLD("limit"),
    /** The person has started too many other sessions since. */
    ELSEWHERE("elsewhere"),
    /** The roles of the person have changed since it began. */
    RIGHTS_CHANGED("changed"),
    /** Their identity provider has signed them out. */
    SIGNED_OUT("provider-ended"),
    /** The person may not sign in any more. */
    NOT_ACTIVE("inactive"),
    /** The operator has suspended the organisation. */
    SUSPENDED("suspended");

    private final String code;

    EndedSession(String code) {
        this.code = code;
    }

    /** The code in the URL of the sign-in page. */
    String code() {
        return code;
    }
}
