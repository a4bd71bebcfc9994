package dev.countersign.e2e.crash;

import dev.countersign.e2e.product.Product;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** What the application has stored about the request with a title. */
record Tables(Product product) {

    private static final String APPROVAL = "approval a join request r using (tenant_id, request_id) where r.title = ?";

    /** @param from with one parameter, the title */
    long count(String from, String title) throws IOException, SQLException {
        return one("count(*)", from, title, Long.class);
    }

    long tasks(String title) throws IOException, SQLException {
        return count(APPROVAL, title);
    }

    long decisions(String title) throws IOException, SQLException {
        return count(
                "decision d join approval a using (tenant_id, approval_id)"
                        + " join request r using (tenant_id, request_id) where r.title = ?",
                title);
    }

    UUID approval(String title) throws IOException, SQLException {
        return one("a.approval_id", APPROVAL, title, UUID.class);
    }

    Connection database() throws IOException, SQLException {
        return product.database("countersign");
    }

    private <T> T one(String what, String from, String title, Class<T> type) throws IOException, SQLException {
        try (Connection owner = database();
                PreparedStatement query = owner.prepareStatement("select " + what + " from " + from)) {
            query.setString(1, title);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getObject(1, type);
            }
        }
    }
}
