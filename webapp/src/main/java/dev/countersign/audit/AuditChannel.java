package dev.countersign.audit;

/** How somebody did what an entry records. */
public enum AuditChannel {
    /** On a page of the product. */
    PRODUCT,
    /** By the link of an email. */
    LINK,
    /** A program, with a token. */
    API,
    /** The product itself: a due date, a rule, a message of the workflow. */
    SYSTEM
}
