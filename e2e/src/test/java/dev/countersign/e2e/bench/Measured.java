package dev.countersign.e2e.bench;

/** What people wait for; the load measures it under the same names. */
enum Measured {
    SUBMIT("submit"),
    DECIDE("decide"),
    INBOX("inbox page with its counts"),
    CASE("case"),
    REQUESTS("my requests"),
    HANDOVER("decision to the next inbox");

    private final String label;

    Measured(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
