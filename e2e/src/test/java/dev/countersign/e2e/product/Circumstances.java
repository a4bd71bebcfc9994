package dev.countersign.e2e.product;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Brings about from outside what no person can: days pass, a step fails, the database refuses. */
public final class Circumstances {

    private final Product product;

    public Circumstances(Product product) {
        this.product = product;
    }

    /** Everything that waits for somebody in this request was due some hours ago. */
    public void makeOverdue(String title) throws IOException, SQLException {
        change("""
                update approval set due_at = now() - interval '5 hours'
                where request_id in (select request_id from request where title = ?)
                """, title);
        change("""
                update assignment set due_at = now() - interval '5 hours'
                where approval_id in (select approval_id from approval join request using (request_id) where title = ?)
                """, title);
    }

    /** A request that had ended has ended in this way. */
    public void end(String title, String status, String reason) throws IOException, SQLException {
        change("update request set status = ?, outcome_reason = ? where title = ?", status, reason, title);
    }

    /** Somebody whom the identity provider still knows has left. */
    public void dismiss(String email) throws IOException, SQLException {
        change("update person set active = false where email = ?", email);
    }

    /** The application may not read requests for a while, as if the database were broken. */
    public AutoCloseable hideRequests() throws IOException, SQLException {
        change("revoke select on request from countersign_app");
        return () -> change("grant select on request to countersign_app");
    }

    private void change(String sql, String... parameters) throws IOException, SQLException {
        try (Connection owner = product.database("countersign");
                PreparedStatement change = owner.prepareStatement(sql)) {
            for (int at = 0; at < parameters.length; at++) {
                change.setString(at + 1, parameters[at]);
            }
            change.execute();
        }
    }
}
