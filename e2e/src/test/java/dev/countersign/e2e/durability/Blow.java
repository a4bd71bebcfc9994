package dev.countersign.e2e.durability;

/** What is killed. */
enum Blow {
    FIRST_ENGINE,
    SECOND_ENGINE,
    POSTGRES,
    ONE_PROCESS_OF_POSTGRES,
    EVERYTHING
}
