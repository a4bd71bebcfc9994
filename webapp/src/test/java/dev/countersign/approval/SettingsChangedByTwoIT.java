package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.BrandResult;
import dev.countersign.administration.BrandSettings;
import dev.countersign.administration.ChoiceResult;
import dev.countersign.administration.ChoiceResult.Limit;
import dev.countersign.administration.OrganisationSettings;
import dev.countersign.administration.Setting;
import dev.countersign.administration.SettingsHistory;
import dev.countersign.administration.ShownTime;
import dev.countersign.administration.WorkingTimeResult;
import dev.countersign.administration.WorkingTimeSettings;
import dev.countersign.approval.UndoWindows.ChangeResult;
import dev.countersign.brand.Accent;
import dev.countersign.brand.Brand;
import dev.countersign.people.Holiday;
import dev.countersign.people.OrganisationTime;
import dev.countersign.people.WorkingHours;
import dev.countersign.people.WorkingWeek;
import dev.countersign.removal.Removals;
import dev.countersign.removal.Retention;
import dev.countersign.removal.RetentionResult;
import dev.countersign.tenant.Languages;
import dev.countersign.tenant.TenantLimits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two administrators have opened the settings of their organisation. */
class SettingsChangedByTwoIT {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final WorkingHours MORNING = new WorkingHours(LocalTime.of(8, 0), LocalTime.of(14, 0));
    private static final WorkingHours AFTERNOON = new WorkingHours(LocalTime.of(13, 0), LocalTime.of(19, 0));

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void differentLimitsAreBothKeptAndTheSameOneIsShownBeforeItIsReplaced() {
        OrganisationSettings settings = company.get(OrganisationSettings.class);
        TenantLimits opened = limits(null, null);
        assertThat(settings.limit(company.elena, opened, limits(5, null))).isEqualTo(new ChoiceResult.Saved());

        assertThat(settings.limit(company.elena, opened, limits(null, 7))).isEqualTo(new ChoiceResult.Saved());
        assertThat(limits()).isEqualTo(limits(5, 7));

        assertThat(settings.limit(company.elena, opened, limits(9, 3)))
                .isEqualTo(new ChoiceResult.LimitsChanged(
                        Set.of(Limit.LARGEST_FILE, Limit.FILES_PER_REQUEST), limits(5, 7)));
        assertThat(limits()).as("nothing was written").isEqualTo(limits(5, 7));
        assertThat(settings.limit(company.elena, limits(5, 7), limits(9, 3))).isEqualTo(new ChoiceResult.Saved());
        assertThat(limits()).isEqualTo(limits(9, 3));
    }

    @Test
    void nameAndColourAreBothKept() {
        BrandSettings settings = company.get(BrandSettings.class);
        Brand opened = settings.open(company.elena).orElseThrow();
        settings.change(company.elena, opened, "Acme Group", "");

        assertThat(settings.change(company.elena, opened, opened.name(), "#ffd400"))
                .isInstanceOfSatisfying(BrandResult.Saved.class, saved -> {
                    assertThat(saved.brand().name()).isEqualTo("Acme Group");
                    assertThat(saved.brand().accent().map(Accent::chosen)).contains("#ffd400");
                });
        assertThat(settings.change(company.elena, opened, "Acme & Co", "#ffd400"))
                .isInstanceOfSatisfying(BrandResult.ChangedByOthers.class, changed -> {
                    assertThat(changed.fields()).containsExactly(BrandResult.Field.NAME);
                    assertThat(changed.now().name()).isEqualTo("Acme Group");
                });
    }

    @Test
    void whoHasChangedASettingIsKnownToThoseWhoSeeSettings() {
        SettingsHistory history = company.get(SettingsHistory.class);
        BrandSettings settings = company.get(BrandSettings.class);
        assertThat(history.last(company.elena, Setting.NAME)).isEmpty();
        Brand opened = settings.open(company.elena).orElseThrow();
        settings.change(company.elena, opened, "Acme Group", "");
        assertThat(history.last(company.elena, Setting.NAME))
                .hasValueSatisfying(change -> assertThat(change.by().id()).isEqualTo(company.elena.person()));
        assertThat(history.last(company.elena, Setting.COLOR))
                .as("not changed with the name")
                .isEmpty();
        settings.change(company.elena, opened, opened.name(), "#ffd400");
        assertThat(history.last(company.elena, Setting.NAME)).isPresent();
        assertThat(history.last(company.elena, Setting.COLOR)).isPresent();
        assertThat(history.last(company.ana, Setting.NAME)).isEmpty();
    }

    @Test
    void aLogoThatNobodyHereHasSeenIsNeitherReplacedNorRemoved() throws IOException {
        BrandSettings settings = company.get(BrandSettings.class);
        settings.upload(company.elena, Optional.empty(), picture(200, 100));
        Optional<String> shown = settings.open(company.elena).orElseThrow().logo();

        assertThat(settings.upload(company.elena, Optional.empty(), picture(300, 100)))
                .isInstanceOf(BrandResult.ChangedByOthers.class);
        assertThat(settings.removeLogo(company.elena, Optional.of("another")))
                .isInstanceOf(BrandResult.ChangedByOthers.class);
        assertThat(settings.open(company.elena).orElseThrow().logo()).isEqualTo(shown);
        assertThat(settings.removeLogo(company.elena, shown)).isInstanceOf(BrandResult.Saved.class);
        assertThat(settings.removeLogo(company.elena, shown))
                .as("both want the same")
                .isInstanceOf(BrandResult.Saved.class);
    }

    @Test
    void eachWorkingDayAndTheZoneAreKeptByThemselves() {
        WorkingTimeSettings settings = company.get(WorkingTimeSettings.class);
        OrganisationTime before = settings.open(company.elena).orElseThrow();
        ShownTime opened = ShownTime.of(before);
        settings.set(company.elena, opened, before.zone(), with(before.week(), DayOfWeek.FRIDAY, null));

        settings.set(company.elena, opened, LISBON, with(before.week(), DayOfWeek.MONDAY, MORNING));

        OrganisationTime now = settings.open(company.elena).orElseThrow();
        assertThat(now.zone()).isEqualTo(LISBON);
        assertThat(now.week().on(DayOfWeek.FRIDAY)).isEmpty();
        assertThat(now.week().on(DayOfWeek.MONDAY)).contains(MORNING);

        assertThat(company.count("""
                        select count(*) from audit_entry where kind = 'working-time.changed'
                          and content::json ->> 'zone-before' = '%s' and content::json ->> 'zone' = 'Europe/Lisbon'
                          and content::json ->> 'week-before' like 'MONDAY 09:00%%' and content::json ->> 'week' not like 'MONDAY 09:00-17%%'
                        """.formatted(before.zone()))).isEqualTo(1);

        WorkingWeek mine = with(before.week(), DayOfWeek.MONDAY, AFTERNOON);
        assertThat(settings.set(company.elena, opened, MADRID, mine))
                .isEqualTo(new WorkingTimeResult.ChangedByOthers(
                        !before.zone().equals(MADRID), Set.of(DayOfWeek.MONDAY), now));
        ShownTime seen = opened.with(true, Set.of(DayOfWeek.MONDAY), now);
        assertThat(settings.set(company.elena, seen, MADRID, mine)).isInstanceOf(WorkingTimeResult.Saved.class);
        OrganisationTime last = settings.open(company.elena).orElseThrow();
        assertThat(last.zone()).isEqualTo(MADRID);
        assertThat(last.week().on(DayOfWeek.FRIDAY)).as("not touched here").isEmpty();
        assertThat(last.week().on(DayOfWeek.MONDAY)).contains(AFTERNOON);
    }

    @Test
    void aWeekThatTwoTogetherWouldEmptyIsRefused() {
        WorkingTimeSettings settings = company.get(WorkingTimeSettings.class);
        OrganisationTime before = settings.open(company.elena).orElseThrow();
        ShownTime opened = ShownTime.of(before);
        settings.set(company.elena, opened, before.zone(), only(before.week(), DayOfWeek.MONDAY));

        assertThat(settings.set(company.elena, opened, before.zone(), with(before.week(), DayOfWeek.MONDAY, null)))
                .isEqualTo(new WorkingTimeResult.TooFewHours());
    }

    @Test
    void theNameThatSomebodyElseHasGivenAHolidayIsNotReplacedUnseen() {
        WorkingTimeSettings settings = company.get(WorkingTimeSettings.class);
        LocalDate day = LocalDate.of(2031, 12, 25);
        Holiday theirs = new Holiday(day, "Christmas");
        Holiday mine = new Holiday(day, "Navidad");
        settings.add(company.elena, List.of(), List.of(theirs));

        assertThat(settings.add(company.elena, List.of(), List.of(mine)))
                .isInstanceOfSatisfying(
                        WorkingTimeResult.HolidaysChanged.class,
                        changed -> assertThat(changed.holidays()).containsExactly(theirs));
        assertThat(settings.remove(company.elena, mine)).isInstanceOf(WorkingTimeResult.HolidaysChanged.class);
        assertThat(settings.add(company.elena, List.of(theirs), List.of(mine)))
                .isInstanceOf(WorkingTimeResult.Saved.class);
        assertThat(settings.remove(company.elena, mine)).isInstanceOf(WorkingTimeResult.Saved.class);
        assertThat(settings.remove(company.elena, mine)).isInstanceOf(WorkingTimeResult.Saved.class);
    }

    @Test
    void undoWindowRetentionAndLanguagesAreNotReplacedUnseen() {
        UndoWindows windows = company.get(UndoWindows.class);
        Duration opened = windows.of(company.tenant);
        Duration theirs = opened.plusSeconds(7);
        windows.change(company.elena, opened, theirs);
        assertThat(windows.change(company.elena, opened, opened))
                .as("not touched here")
                .isEqualTo(new ChangeResult.Changed(theirs));
        assertThat(windows.change(company.elena, opened, opened.plusSeconds(9)))
                .isEqualTo(new ChangeResult.ChangedByOthers(theirs));

        Removals removals = company.get(Removals.class);
        Retention forEver = new Retention(Optional.empty());
        removals.keep(company.elena, forEver, Optional.of(7));
        assertThat(removals.keep(company.elena, forEver, Optional.empty()))
                .isEqualTo(new RetentionResult.Saved(Optional.of(7)));
        assertThat(removals.keep(company.elena, forEver, Optional.of(3)))
                .isEqualTo(new RetentionResult.ChangedByOthers(Optional.of(7)));

        OrganisationSettings settings = company.get(OrganisationSettings.class);
        settings.offer(company.elena, Languages.ALL, List.of("es", "en"));
        assertThat(settings.offer(company.elena, Languages.ALL, List.of("en")))
                .isEqualTo(new ChoiceResult.LanguagesChanged(new Languages(List.of("es", "en"))));
        assertThat(settings.offer(company.elena, Languages.ALL, Languages.ALL.offered()))
                .isEqualTo(new ChoiceResult.Saved());
        assertThat(settings.open(company.elena).orElseThrow().languages().first())
                .isEqualTo("es");
    }

    private TenantLimits limits() {
        return company.get(OrganisationSettings.class)
                .open(company.elena)
                .orElseThrow()
                .limits();
    }

    private static TenantLimits limits(@Nullable Integer largest, @Nullable Integer files) {
        return new TenantLimits(Optional.ofNullable(largest), Optional.ofNullable(files), Optional.empty());
    }

    private static WorkingWeek with(WorkingWeek week, DayOfWeek day, @Nullable WorkingHours hours) {
        Map<DayOfWeek, WorkingHours> days = new EnumMap<>(week.hours());
        if (hours == null) {
            days.remove(day);
        } else {
            days.put(day, hours);
        }
        return new WorkingWeek(days);
    }

    private static WorkingWeek only(WorkingWeek week, DayOfWeek day) {
        return new WorkingWeek(Map.of(day, week.on(day).orElseThrow()));
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
