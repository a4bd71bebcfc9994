package dev.countersign.webhook;

/** Who reads what a webhook is told. */
public enum WebhookKind {
    /** A program: signed JSON, as docs/webhooks.md describes it. */
    JSON,
    /** A channel of Slack. */
    SLACK,
    /** A channel of Microsoft Teams. */
    TEAMS
}
