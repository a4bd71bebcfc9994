package dev.countersign.brand;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads a file for a logo. Its format is that of its content, whatever its name says. The picture is decoded, made as small as it is shown, and written as
 * PNG, so that metadata, scripts or a second file inside do not get any further. SVG is not taken, because it can hold scripts.
 */
public final class LogoImage {

    /** The most bytes of the file. */
    public static final int MOST_BYTES = 1_000_000;

    /** The most pixels on each side. */
    public static final int MOST_PIXELS = 4_000;

    /** The fewest pixels on each side: with less, nobody sees what it is. */
    public static final int LEAST_PIXELS = 24;

    /** How much longer the longer side may be. */
    public static final int MOST_RATIO = 10;

    /** Twice what is shown, for screens with two pixels for each. */
    private static final int WIDTH = 480;

    private static final int HEIGHT = 96;

    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif");

    private LogoImage() {}

    public static LogoResult read(byte[] file) {
        if (file.length > MOST_BYTES) {
            return new LogoResult.TooLarge();
        }
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return new LogoResult.NotAPicture();
            }
            ImageReader reader = readers.next();
            try {
                // Without its metadata, which can be compressed a thousand times.
                reader.setInput(input, true, true);
                return FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))
                        ? read(reader)
                        : new LogoResult.NotAPicture();
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            // The decoders of the JDK throw the latter two for some damaged files.
            return new LogoResult.NotAPicture();
        }
    }

    private static LogoResult read(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > MOST_PIXELS || height > MOST_PIXELS) {
            return new LogoResult.TooManyPixels();
        }
        if (width < LEAST_PIXELS || height < LEAST_PIXELS) {
            return new LogoResult.TooFewPixels();
        }
        if (Math.max(width, height) > MOST_RATIO * Math.min(width, height)) {
            return new LogoResult.TooLong();
        }
        double scale = Math.min(1, Math.min((double) WIDTH / width, (double) HEIGHT / height));
        ImageReadParam few = reader.getDefaultReadParam();
        // Keeps at least twice the pixels that are needed, and memory within bounds.
        int step = Math.max(1, (int) (1 / (2 * scale)));
        few.setSourceSubsampling(step, step, 0, 0);
        BufferedImage decoded = reader.read(0, few);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(scaled(decoded, (int) Math.round(width * scale), (int) Math.round(height * scale)), "png", png);
        return new LogoResult.Taken(new LogoPicture(png.toByteArray()));
    }

    private static BufferedImage scaled(BufferedImage decoded, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = scaled.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        canvas.drawImage(decoded, 0, 0, width, height, null);
        canvas.dispose();
        return scaled;
    }
}
