package dev.countersign.administration;

import dev.countersign.administration.BrandResult.Field;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.brand.Accent;
import dev.countersign.brand.Brand;
import dev.countersign.brand.Brands;
import dev.countersign.brand.LogoImage;
import dev.countersign.brand.LogoResult;
import dev.countersign.definitions.text.TypedText;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import dev.countersign.tenant.Edit;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.Tenants;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** How the organisation looks. Administrators change it, and auditors see it. */
@Service
public class BrandSettings {

    private final Brands brands;
    private final Tenants tenants;
    private final ActorTransaction acting;
    private final AuditLog audit;
    private final SecurityRecords refusals;

    BrandSettings(Brands brands, Tenants tenants, ActorTransaction acting, AuditLog audit, SecurityRecords refusals) {
        this.brands = brands;
        this.tenants = tenants;
        this.acting = acting;
        this.audit = audit;
        this.refusals = refusals;
    }

    /** Empty for whoever may not see settings. */
    public Optional<Brand> open(Actor actor) {
        return acting.call(
                actor,
                present -> isAllowed(present, Right.SEE_ORGANISATION)
                        ? Optional.of(brands.of(present.tenant()))
                        : Optional.empty());
    }

    /**
     * Chooses name and accent colour. Writes what differs from what was read.
     *
     * @param opened how it looked when it was read; what somebody else has changed since is not overwritten
     * @param color as in "#3049c5"; blank for the colour of the product
     */
    public BrandResult change(Actor actor, Brand opened, String name, String color) {
        if (!acting.call(actor, present -> isAllowed(present, Right.SET_ORGANISATION))) {
            return new BrandResult.NotAllowed();
        }
        String storable = TypedText.line(name);
        Optional<Accent> accent = Accent.parse(color);
        if (storable.isEmpty()) {
            return new BrandResult.NameMissing();
        }
        if (storable.length() > Brand.LONGEST_NAME) {
            return new BrandResult.NameTooLong(Brand.LONGEST_NAME);
        }
        if (accent.isEmpty() && !color.isBlank()) {
            return new BrandResult.NotAColor();
        }
        Edit<String> names = new Edit<>(opened.name(), storable);
        Edit<Optional<Accent>> colors = new Edit<>(opened.accent(), accent);
        return as(
                actor,
                now -> contested(names.isContested(now.name()), colors.isContested(now.accent())),
                (tenant, now) -> brands.change(tenant, names.onto(now.name()), colors.onto(now.accent())));
    }

    private static Set<Field> contested(boolean name, boolean color) {
        Set<Field> contested = EnumSet.noneOf(Field.class);
        if (name) {
            contested.add(Field.NAME);
        }
        if (color) {
            contested.add(Field.COLOR);
        }
        return contested;
    }

    /**
     * Shows the picture of this file, whose content is checked, as logo on pages and in letters.
     *
     * @param shown the logo that it replaces; another one that somebody else has chosen meanwhile stays
     */
    public BrandResult upload(Actor actor, Optional<String> shown, byte[] file) {
        boolean allowed = acting.call(actor, present -> isAllowed(present, Right.SET_ORGANISATION));
        if (!allowed) {
            return new BrandResult.NotAllowed();
        }
        // Not in a transaction: decoding can take a while.
        return switch (LogoImage.read(file)) {
            case LogoResult.TooLarge _ -> new BrandResult.LogoTooLarge(LogoImage.MOST_BYTES);
            case LogoResult.TooManyPixels _ -> new BrandResult.LogoTooManyPixels(LogoImage.MOST_PIXELS);
            case LogoResult.TooFewPixels _ -> new BrandResult.LogoTooFewPixels(LogoImage.LEAST_PIXELS);
            case LogoResult.TooLong _ -> new BrandResult.LogoTooLong(LogoImage.MOST_RATIO);
            case LogoResult.NotAPicture _ -> new BrandResult.LogoNotAPicture();
            case LogoResult.Taken(var picture) ->
                as(
                        actor,
                        now -> contested(now, shown, Optional.of(picture.sha256())),
                        (tenant, _) -> brands.show(tenant, picture));
        };
    }

    /**
     * Removes the logo.
     *
     * @param shown the logo that is to be removed; another one that somebody else has chosen meanwhile stays
     */
    public BrandResult removeLogo(Actor actor, Optional<String> shown) {
        return as(actor, now -> contested(now, shown, Optional.empty()), (tenant, _) -> brands.removeLogo(tenant));
    }

    private static Set<Field> contested(Brand now, Optional<String> shown, Optional<String> wanted) {
        return now.logo().equals(shown) || now.logo().equals(wanted) ? Set.of() : Set.of(Field.LOGO);
    }

    private BrandResult as(Actor actor, Function<Brand, Set<Field>> contested, BiConsumer<TenantId, Brand> write) {
        return acting.call(actor, present -> {
            if (!isAllowed(present, Right.SET_ORGANISATION)) {
                return new BrandResult.NotAllowed();
            }
            tenants.lockSettings(present.tenant());
            // The rights may have been lost meanwhile.
            return acting.again(
                    present,
                    now -> isAllowed(now, Right.SET_ORGANISATION)
                            ? write(now, contested, write)
                            : new BrandResult.NotAllowed());
        });
    }

    private BrandResult write(Actor present, Function<Brand, Set<Field>> contested, BiConsumer<TenantId, Brand> write) {
        Brand before = brands.of(present.tenant());
        Set<Field> fields = contested.apply(before);
        if (!fields.isEmpty()) {
            return new BrandResult.ChangedByOthers(fields, before);
        }
        write.accept(present.tenant(), before);
        Brand after = brands.of(present.tenant());
        if (!after.equals(before)) {
            record(present, before, after);
        }
        return new BrandResult.Saved(after);
    }

    private boolean isAllowed(Actor present, Right needed) {
        boolean allowed = present.may(needed);
        if (!allowed) {
            refusals.refused(present.tenant(), present.person(), "organisation", "brand");
        }
        return allowed;
    }

    private void record(Actor present, Brand before, Brand after) {
        Map<String, String> details = new HashMap<>();
        note(details, "name", before.name(), after.name());
        note(details, "color", chosen(before), chosen(after));
        note(details, "logo", before.logo().orElse(""), after.logo().orElse(""));
        audit.append(present.tenant(), new AuditEvent("organisation.brand", present.person(), null, details));
    }

    private static String chosen(Brand brand) {
        return brand.accent().map(Accent::chosen).orElse("");
    }

    private static void note(Map<String, String> details, String what, String before, String after) {
        if (!before.equals(after)) {
            details.put(what + "-before", before);
            details.put(what, after);
        }
    }
}
