package dev.countersign.localaws.http;

import java.util.List;

/** A service of the query protocol. */
public interface QueryService {

    /** Its name in the scope of credentials. */
    String name();

    /** The version of its API, which every call names. */
    String version();

    String namespace();

    /**
     * Answers one call with the children of the result element.
     *
     * @throws AwsError with the service's own code and message; for an action it does not know, InvalidAction
     */
    List<Element> handle(String action, Parameters parameters) throws InterruptedException;
}
