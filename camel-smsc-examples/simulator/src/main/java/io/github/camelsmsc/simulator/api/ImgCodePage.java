/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelsmsc.simulator.api;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;

import javax.imageio.ImageIO;

/**
 * Shows a code as a picture of 50 by 18 points. It draws the digits itself, since a machine without a screen need not have
 * a font.
 */
record ImgCodePage(Captchas captchas) implements ApiPage {

    private static final int WIDTH = 50;
    private static final int HEIGHT = 18;
    /** Lines of the digits 0 to 9, corners of a grid of 2 by 4: x and y in turn. */
    private static final int[][] DIGITS = {
        { 0, 0, 2, 0, 2, 4, 0, 4, 0, 0 }, { 0, 1, 1, 0, 1, 4 }, { 0, 0, 2, 0, 2, 2, 0, 4, 2, 4 },
        { 0, 0, 2, 0, 1, 2, 2, 2, 2, 4, 0, 4 }, { 0, 0, 0, 2, 2, 2, 2, 0, 2, 4 }, { 2, 0, 0, 0, 0, 2, 2, 2, 2, 4, 0, 4 },
        { 2, 0, 0, 0, 0, 4, 2, 4, 2, 2, 0, 2 }, { 0, 0, 2, 0, 1, 4 }, { 0, 2, 0, 0, 2, 0, 2, 4, 0, 4, 0, 2, 2, 2 },
        { 2, 2, 0, 2, 0, 0, 2, 0, 2, 4, 0, 4 } };

    @Override
    public Answer answer(Call call) {
        String code = captchas.show(call.from().getHostAddress());
        return Answer.of(200, "image/png", png(code)).withHeader("Cache-Control", "no-store");
    }

    static byte[] png(String code) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        Random random = new Random();
        graphics.setStroke(new BasicStroke(0.7f));
        graphics.setColor(new Color(170, 180, 210));
        for (int i = 0; i < 4; i++) {
            graphics.drawLine(random.nextInt(WIDTH), 0, random.nextInt(WIDTH), HEIGHT);
        }
        graphics.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(new Color(40, 50, 110));
        for (int i = 0; i < code.length(); i++) {
            AffineTransform place = AffineTransform.getTranslateInstance(3.5 + i * 9.3, 3 + random.nextDouble() * 2.5);
            place.rotate((random.nextDouble() - 0.5) * 0.35);
            place.scale(2.6, 2.6);
            graphics.draw(place.createTransformedShape(digit(code.charAt(i) - '0')));
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Path2D digit(int digit) {
        int[] corners = DIGITS[digit];
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        return path;
    }
}
