package dev.countersign.ui;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import dev.countersign.brand.Brand;

/** The logo of the organisation, or that of the product with its name, as a link to the start page. */
final class BrandLink extends Anchor {

    private static final String MARK = """
            <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2.2"
              stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M2.5 11.5 6.5 15.5 13 6"/>
              <path d="M10.5 14.5 17.5 4.5"/></svg>""";

    BrandLink() {
        super("");
        addClassName("brand");
        showProduct();
    }

    void show(Brand brand) {
        removeAll();
        brand.logoPath()
                .ifPresentOrElse(
                        path -> {
                            Image logo = new Image(path, brand.name());
                            logo.addClassName("logo");
                            add(logo);
                        },
                        this::showProduct);
    }

    private void showProduct() {
        Svg mark = new Svg(MARK);
        mark.getElement().getClassList().add("mark");
        add(mark, new Span("Countersign"));
    }
}
