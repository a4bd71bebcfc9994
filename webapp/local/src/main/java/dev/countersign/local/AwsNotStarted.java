package dev.countersign.local;

/** The AWS endpoint of this machine did not start, and the application cannot work without it. */
final class AwsNotStarted extends RuntimeException {

    AwsNotStarted(Throwable reason) {
        super("The AWS endpoint of this machine did not start: " + reason.getMessage(), reason);
    }
}
