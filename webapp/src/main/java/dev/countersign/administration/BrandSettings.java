package dev.countersign.administration;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** How the organisation looks. Administrators change it, and auditors see it. */
@Service
public class BrandSettings {

    private final Brands brands;
    private final ActorTransaction acting;
    private final AuditLog audit;
    private final SecurityRecords refusals;

    BrandSettings(Brands brands, ActorTransaction acting, AuditLog audit, SecurityRecords refusals) {
        this.brands = brands;
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
     * Chooses name and accent colour.
     *
     * @param color as in "#3049c5"; blank for the colour of the product
     */
    public BrandResult change(Actor actor, String name, String color) {
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
        return as(actor, present -> {
            brands.change(present.tenant(), storable, accent);
            return brands.of(present.tenant());
        });
    }

    /** Shows the picture of this file, whose content is checked, as logo on pages and in letters. */
    public BrandResult upload(Actor actor, byte[] file) {
        boolean allowed = acting.call(actor, present -> isAllowed(present, Right.SET_ORGANISATION));
        if (!allowed) {
            return new BrandResult.NotAllowed();
        }
        // Not in a transaction: decoding can take a while.
        return switch (LogoImage.read(file)) {
            case LogoResult.TooLarge _ -> new BrandResult.LogoTooLarge(LogoImage.MOST_BYTES);
            case LogoResult.TooManyPixels _ -> new BrandResult.LogoTooManyPixels(LogoImage.MOST_PIXELS);
            case LogoResult.NotAPicture _ -> new BrandResult.LogoNotAPicture();
            case LogoResult.Taken(var picture) ->
                as(actor, present -> {
                    brands.show(present.tenant(), picture);
                    return brands.of(present.tenant());
                });
        };
    }

    public BrandResult removeLogo(Actor actor) {
        return as(actor, present -> {
            brands.removeLogo(present.tenant());
            return brands.of(present.tenant());
        });
    }

    private BrandResult as(Actor actor, Function<Actor, Brand> change) {
        return acting.call(actor, present -> {
            if (!isAllowed(present, Right.SET_ORGANISATION)) {
                return new BrandResult.NotAllowed();
            }
            Brand before = brands.of(present.tenant());
            Brand after = change.apply(present);
            if (!after.equals(before)) {
                record(present, before, after);
            }
            return new BrandResult.Saved(after);
        });
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
