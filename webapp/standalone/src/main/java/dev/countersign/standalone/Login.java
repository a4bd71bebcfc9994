package dev.countersign.standalone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How a part of the product signs in to the database of the company.
 *
 * @param property in which the user was given
 */
record Login(String property, String url, String user, String password) {

    private static final String URL = "spring.datasource.url";
    private static final String POSTGRES = "jdbc:postgresql:";

    /** @throws CannotRun if a property is missing, or the address is none of PostgreSQL */
    static Login of(Given given, String user, String password, String whose) {
        String url = given.text(URL, "the address of the database, such as jdbc:postgresql://127.0.0.1/countersign");
        if (!url.startsWith(POSTGRES)) {
            throw new CannotRun("%s is '%s', and the address of a PostgreSQL begins with %s//."
                    .formatted(Given.variable(URL), url, POSTGRES));
        }
        return new Login(
                user,
                url,
                given.text(user, "the database role of " + whose),
                given.text(password, "the password of that role, " + whose));
    }

    PGSimpleDataSource dataSource() {
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
        return database;
    }

    /** @throws CannotRun if the database does not let it in */
    Connection connect() {
        try {
            return dataSource().getConnection();
        } catch (SQLException refused) {
            throw new CannotRun(
                    "The database of %s does not take the login of %s: %s"
                            .formatted(
                                    Given.variable(URL),
                                    Given.variable(property),
                                    Objects.toString(refused.getMessage()).strip()),
                    refused);
        }
    }

    @Override
    public String toString() {
        return user;
    }
}
