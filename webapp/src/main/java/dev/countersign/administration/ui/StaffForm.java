package dev.countersign.administration.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffMember;
import dev.countersign.administration.StaffResult;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.people.Role;
import dev.countersign.ui.FirstField;
import dev.countersign.ui.FreePicker;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.ListPicker;
import dev.countersign.ui.OthersChange;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known about a person: of a new one, or of one that is there. What is wrong is said at its field. */
final class StaffForm extends Div {

    private static final List<Locale> LOCALES = Stream.of(
                    "en-US", "en-GB", "en-IE", "en-CA", "en-AU", "es-ES", "es-MX", "es-AR", "es-CO", "es-CL")
            .map(Locale::forLanguageTag)
            .toList();

    private static final List<ZoneId> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.equals("UTC")
                    || id.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
            .sorted()
            .map(ZoneId::of)
            .toList();

    private static final KeptFields.Notation<String> TEXT =
            new KeptFields.Notation<>(Function.identity(), Optional::of);

    private final TextField name = new TextField();
    private final TextField email = new TextField();
    private final FreePicker department;
    private final PersonPicker manager;
    private final ListPicker<Locale> locale;
    private final transient List<Locale> locales;
    private final ListPicker<ZoneId> zone;
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>();
    private final RolesMeaning meaning = new RolesMeaning();
    private final transient KeptFields kept;
    private final transient Viewer viewer;
    private final transient People people;

    /** What the person was when the form was opened; what somebody else has changed since is not overwritten. */
    private @Nullable transient StaffDraft opened;

    /**
     * Of a new person.
     *
     * @param address what stands in the field for the email address
     * @param language which the organisation gives to people who have chosen none
     */
    StaffForm(
            List<String> departments,
            Optional<String> address,
            Locale language,
            People people,
            Viewer viewer,
            Function<StaffDraft, StaffResult> save) {
        this(
                departments,
                Set.of(),
                language,
                people,
                viewer,
                viewer.actor().may(Right.GRANT_ROLES),
                true,
                (_, draft) -> save.apply(draft),
                "people.add.yes",
                "person.new");
        roles.setVisible(viewer.actor().may(Right.GRANT_ROLES));
        meaning.setVisible(viewer.actor().may(Right.GRANT_ROLES));
        locale.setValue(language);
        zone.setValue(viewer.person().zone());
        address.ifPresent(email::setValue);
        keep(viewer.actor().may(Right.GRANT_ROLES), true);
    }

    /** Of one that is there. */
    StaffForm(StaffMember member, People people, Viewer viewer, BiFunction<StaffDraft, StaffDraft, StaffResult> save) {
        this(
                member.departments(),
                Set.of(member.row().person().id()),
                member.locale(),
                people,
                viewer,
                member.mayGrant(),
                member.mayGrant(),
                save,
                "people.save",
                "person." + member.row().person().id());
        opened = member.draft();
        name.setValue(member.row().person().name());
        email.setValue(member.row().person().email());
        email.setHelperText(getTranslation(member.linked() ? "people.email.linked" : "people.email.not-linked"));
        department.setValue(member.row().department());
        manager.setValue(member.row().manager().orElse(null));
        locale.setValue(member.locale());
        zone.setValue(member.zone());
        roles.setValue(member.row().roles());
        keep(member.mayGrant(), member.mayGrant());
    }

    private StaffForm(
            List<String> departments,
            Set<PersonId> except,
            Locale known,
            People people,
            Viewer viewer,
            boolean grants,
            boolean setsEmail,
            BiFunction<StaffDraft, StaffDraft, StaffResult> save,
            String button,
            String form) {
        this.viewer = viewer;
        this.people = people;
        this.locales =
                Stream.concat(Stream.of(known), LOCALES.stream()).distinct().toList();
        addClassName("organisation-filter");
        setUpTexts(setsEmail);
        department = new FreePicker(getTranslation("people.department"), departments);
        manager = new PersonPicker(getTranslation("people.manager"), people, viewer, except);
        manager.setClearButtonVisible(true);
        locale = new ListPicker<>(
                getTranslation("people.language"), locales, one -> one.getDisplayName(viewer.language()));
        zone = new ListPicker<>(getTranslation("people.zone"), ZONES, ZoneId::getId);
        setUpRoles(grants);
        Div fields = new Div(name, email, department, manager, locale, zone);
        fields.addClassName("organisation-fields");
        Button yes = new Button(getTranslation(button), clicked -> {
            if (isReadable()) {
                StaffDraft draft = draft();
                answer(save.apply(opened == null ? draft : opened, draft));
            }
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        kept = new KeptFields(viewer.actor(), form);
        add(kept.note(), fields, roles, meaning, yes);
    }

    /** What was typed before replaces what is known, so it is read last. */
    private void keep(boolean grants, boolean setsEmail) {
        kept.keepText("name", name);
        if (setsEmail) {
            kept.keepText("email", email);
        }
        kept.keep("department", department, TEXT);
        kept.keep("manager", manager, manager.notation());
        kept.keep("locale", locale, KeptFields.one(locales, Locale::toLanguageTag));
        kept.keep("zone", zone, KeptFields.one(ZONES, ZoneId::getId));
        if (grants) {
            kept.keep("roles", roles, KeptFields.several(EnumSet.allOf(Role.class)));
        }
    }

    private void setUpTexts(boolean setsEmail) {
        name.setLabel(getTranslation("people.name"));
        email.setLabel(getTranslation("people.email"));
        email.setReadOnly(!setsEmail);
        name.setManualValidation(true);
        email.setManualValidation(true);
        name.setRequiredIndicatorVisible(true);
        email.setRequiredIndicatorVisible(true);
    }

    private void setUpRoles(boolean grants) {
        roles.setLabel(getTranslation("people.roles"));
        roles.setItems(EnumSet.complementOf(EnumSet.of(Role.EMPLOYEE)));
        roles.setItemLabelGenerator(StaffWords::role);
        roles.setItemHelperGenerator(role -> getTranslation("roles.each." + role));
        roles.setHelperText(getTranslation("people.roles.help"));
        roles.setManualValidation(true);
        roles.setReadOnly(!grants);
        meaning.show(Set.of());
        roles.addValueChangeListener(changed -> meaning.show(changed.getValue()));
    }

    private StaffDraft draft() {
        Set<Role> chosen = EnumSet.of(Role.EMPLOYEE);
        chosen.addAll(roles.getValue());
        return new StaffDraft(
                name.getValue(),
                email.getValue(),
                Optional.ofNullable(department.getValue()),
                Optional.ofNullable(manager.getValue()).map(PersonName::id),
                locale.getValue(),
                zone.getValue(),
                chosen);
    }

    private void answer(StaffResult result) {
        EnumSet.allOf(StaffDraft.Field.class).forEach(field -> say(field, ""));
        if (result instanceof StaffResult.Saved
                || result instanceof StaffResult.Added
                || result instanceof StaffResult.NotFound) {
            kept.forget(UI.getCurrentOrThrow());
        }
        say(result);
        FirstField.focusWrong(this);
    }

    /** At its field, if it has one. */
    private void say(StaffResult result) {
        String sentence = StaffWords.sentence(result, name.getValue());
        switch (result) {
            case StaffResult.Several(var problems) -> problems.forEach(this::say);
            case StaffResult.NameMissing _, StaffResult.NameTooLong _ -> mark(name, sentence);
            case StaffResult.DepartmentTooLong _ -> department.say(sentence);
            case StaffResult.EmailWrong _, StaffResult.EmailTaken _, StaffResult.EmailReserved _ ->
                mark(email, sentence);
            case StaffResult.ZoneUnknown _ -> mark(zone, sentence);
            case StaffResult.Circle _, StaffResult.Unsuitable _, StaffResult.OwnSuccessor _ -> manager.say(sentence);
            case StaffResult.LastAdministrator _ -> keepAdministrator(sentence);
            case StaffResult.ChangedByOthers changed -> show(changed);
            case StaffResult.Saved _,
                    StaffResult.Left _,
                    StaffResult.Added _,
                    StaffResult.Returned _,
                    StaffResult.AlreadyReplaced _,
                    StaffResult.NoteMissing _,
                    StaffResult.Erased _,
                    StaffResult.NotAllowed _,
                    StaffResult.NotFound _ -> Toast.say(sentence);
        }
    }

    /** The role is chosen again, so that the rest can be saved. */
    private void keepAdministrator(String sentence) {
        Set<Role> chosen = EnumSet.of(Role.ADMINISTRATOR);
        chosen.addAll(roles.getValue());
        roles.setValue(chosen);
        mark(roles, sentence);
    }

    /** Whether each text that was typed is a choice. If not, nothing is saved, so what else is missing is said, too. */
    private boolean isReadable() {
        Optional<String> unknownManager = manager.unreadable();
        Optional<String> unknownLocale = locale.problem();
        Optional<String> unknownZone = zone.problem();
        if (unknownManager.isEmpty() && unknownLocale.isEmpty() && unknownZone.isEmpty()) {
            return true;
        }
        EnumSet.allOf(StaffDraft.Field.class).forEach(field -> say(field, ""));
        unknownManager.ifPresent(manager::say);
        unknownLocale.ifPresent(locale::say);
        unknownZone.ifPresent(zone::say);
        if (name.getValue().isBlank()) {
            say(new StaffResult.NameMissing());
        }
        if (email.getValue().isBlank()) {
            say(new StaffResult.EmailWrong());
        }
        FirstField.focusWrong(this);
        return false;
    }

    /** What was typed stays. Who saves it again has read what it replaces. */
    private void show(StaffResult.ChangedByOthers changed) {
        if (opened != null) {
            opened = opened.with(changed.fields(), changed.now());
        }
        changed.fields()
                .forEach(field -> say(
                        field,
                        OthersChange.isNow(
                                words(field, changed.now()),
                                Optional.ofNullable(changed.last().get(field)),
                                viewer)));
        OthersChange.say();
    }

    private String words(StaffDraft.Field field, StaffDraft now) {
        return switch (field) {
            case NAME -> now.name();
            case EMAIL -> now.email();
            case DEPARTMENT -> now.department().orElse("");
            case MANAGER ->
                now.manager()
                        .flatMap(id -> people.find(viewer.actor().tenant(), id))
                        .map(Person::called)
                        .orElse("");
            case LOCALE -> now.locale().getDisplayName(viewer.language());
            case ZONE -> now.zone().getId();
            case ROLES -> String.join(", ", StaffWords.roles(now.roles()));
        };
    }

    /** Shows what is wrong with the field; an empty sentence removes it. */
    private void say(StaffDraft.Field field, String sentence) {
        switch (field) {
            case NAME -> mark(name, sentence);
            case EMAIL -> mark(email, sentence);
            case DEPARTMENT -> department.say(sentence);
            case MANAGER -> manager.say(sentence);
            case LOCALE -> mark(locale, sentence);
            case ZONE -> mark(zone, sentence);
            case ROLES -> mark(roles, sentence);
        }
    }

    private static void mark(HasValidation field, String sentence) {
        field.setErrorMessage(sentence);
        field.setInvalid(!sentence.isEmpty());
    }
}
