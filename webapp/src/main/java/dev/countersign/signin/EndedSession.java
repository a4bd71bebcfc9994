package dev.countersign.signin;

/** Why somebody who was signed in is asked to sign in again. */
enum EndedSession {
    /** It was not used for too long, or the server was restarted. */
    IDLE("ended"),
    /** It began too long ago. */
    TOO_OLD("limit"),
    /** The person has begun so many others since. */
    ELSEWHERE("elsewhere"),
    /** The person's roles are not what they were when it began. */
    RIGHTS_CHANGED("changed"),
    /** The person may not sign in any more. */
    NOT_ACTIVE("inactive");

    private final String code;

    EndedSession(String code) {
        this.code = code;
    }

    /** What the sign-in page is told. */
    String code() {
        return code;
    }
}
