package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.administration.BrandResult;
import dev.countersign.administration.BrandSettings;
import dev.countersign.administration.ChoiceResult;
import dev.countersign.administration.OrganisationSettings;
import dev.countersign.administration.SavedView;
import dev.countersign.administration.SavedViewResult;
import dev.countersign.administration.SavedViews;
import dev.countersign.administration.ShownTime;
import dev.countersign.administration.WorkingTimeSettings;
import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditLog;
import dev.countersign.brand.Accent;
import dev.countersign.brand.Brand;
import dev.countersign.brand.Brands;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.people.Holiday;
import dev.countersign.people.OrganisationTime;
import dev.countersign.people.WorkingHours;
import dev.countersign.people.WorkingWeek;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.tenant.TenantLimits;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import dev.countersign.testing.Visitor;
import dev.countersign.ui.AmountField;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The settings of an organisation, for whoever changes them and for whoever only reads them. */
class OrganisationViewIT {

    private static final RunningProduct product = RunningProduct.shared();

    private static final TenantLimits NO_LIMITS =
            new TenantLimits(Optional.empty(), Optional.empty(), Optional.empty());

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Acme acme = new Acme(product);

    /** Of another organisation than most tests use, because all pages of the organisation look different meanwhile. */
    private final Actor adam = acme.stranger("adam");

    private final BrandSettings settings = product.get(BrandSettings.class);

    @Test
    void aLogoIsServedToProgramsForEmailAndAnEarlierAddressShowsThePresentOne() throws IOException {
        Brand first = saved(settings.upload(adam, now().logo(), picture(200, 50)));
        Brand second = saved(settings.upload(adam, now().logo(), picture(90, 90)));
        try {
            Visitor nobody = new Visitor(product.address());
            HttpResponse<String> logo = nobody.get("/" + second.logoPath().orElseThrow());
            assertThat(logo.statusCode()).isEqualTo(200);
            assertThat(logo.headers().firstValue("Content-Type")).hasValue("image/png");
            assertThat(logo.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(logo.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
            assertThat(logo.headers().allValues("Cross-Origin-Resource-Policy")).containsExactly("cross-origin");
            assertThat(logo.headers().allValues("Cache-Control"))
                    .singleElement()
                    .satisfies(cache -> assertThat(cache).contains("max-age=31536000", "public", "immutable"));
            assertThat(logo.headers().allValues("Set-Cookie")).isEmpty();
            HttpResponse<String> earlier = nobody.get("/" + first.logoPath().orElseThrow());
            assertThat(earlier.body()).isEqualTo(logo.body());
            assertThat(earlier.headers().allValues("Cache-Control")).containsExactly("no-cache");
            assertThat(desks.of(adam).open("inbox").drawn("logo")).hasSize(1);
        } finally {
            settings.removeLogo(adam, now().logo());
        }
        assertThat(new Visitor(product.address())
                        .get("/" + second.logoPath().orElseThrow())
                        .statusCode())
                .isEqualTo(404);
        assertThat(desks.of(adam).open("inbox").drawn("logo")).isEmpty();
    }

    @Test
    void whatIsNoPictureIsRefusedAndNothingChanges() {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII);
        assertThat(settings.upload(adam, now().logo(), svg)).isEqualTo(new BrandResult.LogoNotAPicture());
        assertThat(settings.change(adam, now(), " ", "")).isEqualTo(new BrandResult.NameMissing());
        assertThat(settings.change(adam, now(), "x".repeat(201), "")).isEqualTo(new BrandResult.NameTooLong(200));
        assertThat(settings.change(adam, now(), "Globex", "blue")).isEqualTo(new BrandResult.NotAColor());
        assertThat(product.get(Brands.class).of(adam.tenant()).accent()).isEmpty();
    }

    @Test
    void nameAndColourAreRecordedAsTheyWereAndAsTheyAre() {
        String before = product.get(Brands.class).of(adam.tenant()).name();
        Brand changed = saved(settings.change(adam, now(), "Globex & Söhne", "#FFD400"));
        try {
            assertThat(changed.accent().map(Accent::chosen)).contains("#ffd400");
            assertThat(desks.of(adam).open("organisation").text())
                    .contains("Globex & Söhne", "This colour would be hard to read on light pages.");
            assertThat(product.get(AuditLog.class).newest(adam.tenant(), AuditFilter.ALL, Optional.empty(), 20))
                    .extracting(AuditEntry::content)
                    .filteredOn(content -> content.contains("Globex & Söhne"))
                    .first()
                    .asString()
                    .contains("name-before", before, "color-before", "#ffd400")
                    .doesNotContain("logo");
        } finally {
            settings.change(adam, now(), before, "");
        }
    }

    @Test
    void aSettingThatWasChangedInAnotherWindowSaysByWhomAndWhen() {
        Brand before = now();
        Desk page = desks.of(adam).open("organisation");
        TextField name = page.field(TextField.class, "Name of the organisation");
        name.setValue("Globex Two");
        saved(settings.change(adam, before, "Globex One", ""));
        try {
            page.click("Save name and colour");
            assertThat(name.getErrorMessage())
                    .matches("You changed this today \\d\\d:\\d\\d in another window\\. It is now: Globex One\\..*");
            assertThat(name.getValue()).isEqualTo("Globex Two");
        } finally {
            saved(settings.change(adam, now(), before.name(), ""));
        }
    }

    @Test
    void anAmountThatCannotBeReadIsSaidAtItsFieldAndAStepNeedsATemplate() {
        Desk page = desks.of(adam).open("organisation/requests?least=100");
        AmountField least = page.field(AmountField.class, "Amount from");
        assertThat(least.getValue()).isEqualTo("100");

        least.setValue("abc");
        ComponentUtil.fireEvent(least, new ComponentValueChangeEvent<TextField, String>(least, least, "100", true));

        assertThat(least.getErrorMessage()).isEqualTo("Enter an amount such as 1,500.00 or 1500.");
        assertThat(least.isInvalid()).isTrue();
        assertThat(page.text()).contains("The list is still as before");
        assertThat(page.field(Select.class, "Step").getHelperText()).isEqualTo("Choose a template first.");
        assertThat(page.open("organisation/requests?template=purchase")
                        .field(Select.class, "Step")
                        .getHelperText())
                .isNullOrEmpty();
    }

    @Test
    void aRequestLeadsBackToTheListWithItsFilter() {
        Acme acme = new Acme(product);
        Actor hank = acme.stranger("hank");
        RequestId request = acme.submit(hank, "Anvil stand");
        try {
            Desk page = desks.of(adam).open("requests/" + request);
            assertThat(back(page)).isEqualTo("organisation/requests");
            page.open("organisation/requests?state=all&text=anvil").open("requests/" + request);
            assertThat(back(page)).contains("text=anvil").contains("state=all");
        } finally {
            product.get(RequestService.class).withdraw(hank, request);
        }
    }

    private static String back(Desk page) {
        return ((Anchor) page.drawn("to-list").getLast()).getHref();
    }

    @Test
    void viewsForWhichThereIsNoRoomAreInAMenuUntilTheyAreShown() {
        SavedViews views = product.get(SavedViews.class);
        List<SavedView> saved = IntStream.rangeClosed(1, 7)
                .mapToObj(number -> new SavedView("View " + number, "text=v" + number))
                .toList();
        saved.forEach(view -> assertThat(views.save(adam, view)).isEqualTo(new SavedViewResult.Saved()));
        try {
            Desk page = desks.of(adam).open("organisation/requests");
            assertThat(page.parts("saved-view")).hasSize(5);
            assertThat(page.drawn("saved-more"))
                    .singleElement()
                    .satisfies(menu -> assertThat(((MenuBar) menu)
                                    .getItems()
                                    .getFirst()
                                    .getSubMenu()
                                    .getItems())
                            .extracting(MenuItem::getText)
                            .contains("View 6", "View 7"));
            page.open("organisation/requests?" + saved.getLast().filter());
            assertThat(page.parts("saved-view")).hasSize(6).last().asString().contains("View 7");
            page.click("Remove the view View 7");
            assertThat(views.of(adam)).extracting(SavedView::name).contains("View 7");
            page.click("Remove view");
            assertThat(views.of(adam))
                    .extracting(SavedView::name)
                    .containsAll(
                            saved.subList(0, 6).stream().map(SavedView::name).toList())
                    .doesNotContain("View 7");
        } finally {
            saved.forEach(view -> views.remove(adam, view.name()));
        }
    }

    @Test
    void aHolidayAndTheLogoAreRemovedOnlyAfterAQuestion() throws IOException {
        WorkingTimeSettings times = product.get(WorkingTimeSettings.class);
        Holiday day = new Holiday(LocalDate.now(ZoneOffset.UTC).plusYears(1).withDayOfYear(6), "Anvil day");
        times.add(adam, times.open(adam).orElseThrow().holidays(), List.of(day));
        saved(settings.upload(adam, now().logo(), picture(200, 50)));
        Desk page = desks.of(adam).open("organisation");
        Button remove = removing(page);
        assertThat(remove.hasThemeName("error")).isTrue();

        page.click(remove.getAriaLabel().orElseThrow());
        assertThat(page.text()).contains("It becomes an ordinary day");
        assertThat(times.open(adam).orElseThrow().holidays()).contains(day);
        page.click("Remove");
        assertThat(times.open(adam).orElseThrow().holidays()).doesNotContain(day);
        page.click("Remove logo");
        assertThat(now().logo()).isPresent();
        page.click("Remove logo");
        assertThat(now().logo()).isEmpty();
    }

    private static Button removing(Desk page) {
        return page.drawn("holiday").stream()
                .filter(row -> row.getElement().getTextRecursively().contains("Anvil day"))
                .flatMap(Component::getChildren)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachWrongLimitIsMarkedAtItsField() {
        Desk page = desks.of(adam).open("organisation");
        TextField largest = page.field(TextField.class, "Largest file, in MB");
        TextField files = page.field(TextField.class, "Files per request");
        largest.setValue("-3");
        files.setValue("1000000");

        page.click("Save limits");

        assertThat(largest.getErrorMessage()).startsWith("Enter a whole number");
        assertThat(largest.isInvalid()).isTrue();
        assertThat(files.isInvalid()).isTrue();
    }

    @Test
    void whatAnotherAdministratorHasSetMeanwhileStaysAndIsShown() {
        OrganisationSettings limits = product.get(OrganisationSettings.class);
        Desk page = desks.of(adam).open("organisation");
        TextField largest = page.field(TextField.class, "Largest file, in MB");
        TextField files = page.field(TextField.class, "Files per request");
        assertThat(limits.limit(adam, NO_LIMITS, limits(5, 9))).isEqualTo(new ChoiceResult.Saved());
        try {
            files.setValue("7");
            page.click("Save limits");

            assertThat(files.getErrorMessage()).endsWith("It is now: 9. Save again to replace it.");
            assertThat(files.getValue()).as("what was typed").isEqualTo("7");
            assertThat(largest.isInvalid()).isFalse();
            page.click("Save limits");

            assertThat(files.isInvalid()).isFalse();
            assertThat(largest.getValue()).as("set by somebody else").isEqualTo("5");
            assertThat(limits.open(adam).orElseThrow().limits()).isEqualTo(limits(5, 7));
        } finally {
            limits.limit(adam, limits.open(adam).orElseThrow().limits(), NO_LIMITS);
        }
    }

    @Test
    void aDayThatAnotherAdministratorHasChangedIsMarkedAndKeptUntilItIsSavedAgain() {
        WorkingTimeSettings times = product.get(WorkingTimeSettings.class);
        OrganisationTime before = times.open(adam).orElseThrow();
        WorkingHours morning = new WorkingHours(LocalTime.of(8, 0), LocalTime.of(14, 0));
        WorkingWeek theirs = with(with(before.week(), DayOfWeek.MONDAY, morning), DayOfWeek.SATURDAY, morning);
        Desk page = desks.of(adam).open("organisation");
        Checkbox monday = page.field(Checkbox.class, "Monday");
        Checkbox saturday = page.field(Checkbox.class, "Saturday");
        times.set(adam, ShownTime.of(before), before.zone(), theirs);
        try {
            monday.setValue(false);
            page.click("Save week");

            assertThat(monday.getErrorMessage()).contains("It is now: ", "8:00");
            assertThat(times.open(adam).orElseThrow().week()).isEqualTo(theirs);
            page.click("Save week");

            assertThat(monday.isInvalid()).isFalse();
            assertThat(saturday.getValue()).as("set by somebody else").isTrue();
            assertThat(times.open(adam).orElseThrow().week().on(DayOfWeek.MONDAY))
                    .isEmpty();
        } finally {
            times.set(adam, ShownTime.of(times.open(adam).orElseThrow()), before.zone(), before.week());
        }
    }

    @Test
    void anAuditorReadsTheSettingsAndFindsNothingToPress() {
        var desk = desks.of(acme.actor("olivia")).open("organisation");
        assertThat(desk.text()).contains("Only administrators change them.", "Undo window", "Retention", "Acme");
        for (String button :
                new String[] {"Save name and colour", "Save undo window", "Save retention", "Add", "Remove logo"}) {
            assertThat(desk.has(button)).as(button).isFalse();
        }
    }

    private Brand now() {
        return product.get(Brands.class).of(adam.tenant());
    }

    private static TenantLimits limits(int largest, int files) {
        return new TenantLimits(Optional.of(largest), Optional.of(files), Optional.empty());
    }

    private static WorkingWeek with(WorkingWeek week, DayOfWeek day, WorkingHours hours) {
        Map<DayOfWeek, WorkingHours> days = new EnumMap<>(week.hours());
        days.put(day, hours);
        return new WorkingWeek(days);
    }

    private static Brand saved(BrandResult result) {
        return ((BrandResult.Saved) result).brand();
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
