package dev.countersign.localaws.keys;

/** Where in the database an encrypted text is stored. {@link Sealing} authenticates it with the text. */
public final class Place {

    public static final String MESSAGE_BODY = "message.body";
    public static final String MESSAGE_ATTRIBUTES = "message.attributes";
    public static final String MESSAGE_IDS = "message.ids";
    public static final String INVOCATION = "invocation.payload";

    private Place() {}

    public static String secret(String name) {
        return "secret " + name;
    }

    public static String state(long execution) {
        return "sfn_execution " + execution;
    }

    public static String history(long execution, long firstId) {
        return "sfn_history " + execution + " " + firstId;
    }

    public static String call(long execution, long task) {
        return "sfn_call " + execution + " " + task;
    }
}
