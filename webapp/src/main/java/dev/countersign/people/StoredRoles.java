package dev.countersign.people;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/** Roles as columns: the administrator is one of its own, as templates ask for administrators; the others are an array. */
public final class StoredRoles {

    private static final Set<Role> OF_THEIR_OWN = EnumSet.of(Role.EMPLOYEE, Role.ADMINISTRATOR);

    private StoredRoles() {}

    /** From the columns {@code administrator} and {@code roles}. */
    public static Set<Role> read(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.of(Role.EMPLOYEE);
        if (row.getBoolean("administrator")) {
            roles.add(Role.ADMINISTRATOR);
        }
        Array others = row.getArray("roles");
        if (others != null) {
            for (String role : (String[]) others.getArray()) {
                roles.add(Role.valueOf(role));
            }
        }
        return roles;
    }

    /** For the column {@code roles}. */
    public static String[] others(Set<Role> roles) {
        return roles.stream()
                .filter(role -> !OF_THEIR_OWN.contains(role))
                .map(Role::name)
                .sorted()
                .toArray(String[]::new);
    }
}
