package dev.countersign.people;

import dev.countersign.tenant.Languages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The locale of a person from its columns. */
public final class PersonLocale {

    /** SQL for the column {@code offered}. It does not depend on the row, so a statement reads it once. */
    public static final String OFFERED =
            "(select t.languages from tenant t where t.tenant_id = current_setting('app.tenant_id')::uuid) as offered";

    private PersonLocale() {}

    /** Language and region: other numerals or another calendar would be written where nobody reads them. */
    public static Locale plain(Locale locale) {
        return Locale.of(locale.getLanguage(), locale.getCountry());
    }

    /** Of a row with the columns {@code language} and {@code locale}, and with {@link #OFFERED}. */
    public static Locale of(ResultSet row) throws SQLException {
        return of(row.getString("language"), row.getString("locale"), row.getString("offered"));
    }

    /**
     * The directory's region counts where it speaks the chosen language: es-MX stays es-MX, but English is not written as in Mexico.
     *
     * @param chosen the language that the person has chosen
     * @param offered what their organisation offers, as {@link Languages} writes it
     */
    static Locale of(@Nullable String chosen, String directory, @Nullable String offered) {
        Locale locale = plain(Locale.forLanguageTag(directory));
        Locale wanted = chosen == null || chosen.equals(locale.getLanguage()) ? locale : Locale.of(chosen);
        return Languages.spoken(wanted, offered);
    }
}
