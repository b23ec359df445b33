// SPDX-License-Identifier: EUPL-1.2
/* Pictures of receipts: a PNG is decoded, a JPEG goes into the file as it is, turned upright as its camera noted. */
#include <string.h>
#include <carnet/base/i18n.h>
#include "pdf.h"

enum { PIXELS_MAX = 60000000, SIDE_MAX = 30000 };

typedef struct reading {
	const unsigned char *s;
	size_t len, at;
} reading;

static unsigned big(const reading *r, size_t at, int bytes)
{
	unsigned n = 0;

	for (int i = 0; i < bytes; i++)
		n = n << 8 | (at + (size_t)i < r->len ? r->s[at + (size_t)i] : 0);
	return n;
}

static unsigned little_end(const reading *r, size_t at, int bytes)
{
	unsigned n = 0;

	for (int i = bytes; i-- > 0;)
		n = n << 8 | (at + (size_t)i < r->len ? r->s[at + (size_t)i] : 0);
	return n;
}

static int not_picture(const enclosure *from, struct err *e)
{
	return err_setf(e, ERR_INPUT, _("The picture “%s” is damaged or too large|leave it out, or save it again as JPEG"), from->name);
}

static bool size_fits(unsigned w, unsigned h)
{
	return w > 0 && h > 0 && w <= SIDE_MAX && h <= SIDE_MAX && (unsigned long long)w * h <= PIXELS_MAX;
}

/* ---- PNG ---- */

static cairo_status_t read_some(void *data, unsigned char *into, unsigned n)
{
	reading *r = data;

	if (n > r->len - r->at)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(into, r->s + r->at, n);
	r->at += n;
	return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *open_png(reading *r)
{
	return size_fits(big(r, 16, 4), big(r, 20, 4)) ? cairo_image_surface_create_from_png_stream(read_some, r) : NULL;
}

/* ---- JPEG ---- */

/* The tag 0x0112 of the first directory of the TIFF in an Exif segment; 1 when there is none. */
static int exif_turn(const reading *r, size_t tiff, size_t end)
{
	unsigned (*number)(const reading *, size_t, int) = big(r, tiff, 2) == 0x4949 ? little_end : big;
	unsigned long long at = (unsigned long long)tiff + number(r, tiff + 4, 4);

	if (at + 2 > end)
		return 1;
	unsigned entries = number(r, (size_t)at, 2);
	for (unsigned i = 0; i < entries && at + 2 + 12 * (i + 1ULL) <= end; i++) {
		size_t entry = (size_t)at + 2 + (size_t)12 * i;
		if (number(r, entry, 2) == 0x0112)
			return (int)number(r, entry + 8, 2);
	}
	return 1;
}

/* Segments up to the one that holds the size; only the kinds that a PDF may hold. */
static bool jpeg_size(const reading *r, unsigned *w, unsigned *h, int *turn)
{
	for (size_t at = 2; at + 4 <= r->len && r->s[at] == 0xff;) {
		unsigned marker = r->s[at + 1], size = big(r, at + 2, 2);
		if (marker == 0xff) {
			at++;
			continue;
		}
		if (marker >= 0xc0 && marker <= 0xc2) {
			unsigned colours = big(r, at + 9, 1);
			*h = big(r, at + 5, 2);
			*w = big(r, at + 7, 2);
			return big(r, at + 4, 1) == 8 && (colours == 1 || colours == 3 || colours == 4) && size_fits(*w, *h);
		}
		if (marker == 0xe1 && at + 2 + size <= r->len && size > 16 && !memcmp(r->s + at + 4, "Exif\0", 6))
			*turn = exif_turn(r, at + 10, at + 2 + size);
		at += 2 + (size_t)size;
	}
	return false;
}

/* The pixels are never looked at: cairo puts the bytes of the JPEG in the file. */
static cairo_surface_t *open_jpeg(reading *r, int *turn)
{
	unsigned w, h;

	if (!jpeg_size(r, &w, &h, turn))
		return NULL;
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)w, (int)h);
	cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, r->s, r->len, NULL, NULL); /* a failure stays in its status */
	return surface;
}

int picture_open(picture *out, const enclosure *from, struct err *e)
{
	reading r = {(const unsigned char *)from->data, from->len, 0};

	out->turn = 1;
	out->surface = from->len > 24 && big(&r, 0, 4) == 0x89504e47 ? open_png(&r) : open_jpeg(&r, &out->turn);
	if (!out->surface || cairo_surface_status(out->surface))
		return not_picture(from, e);
	out->turn = out->turn >= 1 && out->turn <= 8 ? out->turn : 1;
	return 0;
}

/* By the Exif number: where the stored x and y go in the upright picture. */
static const struct { signed char xx, yx, xy, yy; } turns[] = {
	{1, 0, 0, 1},  {1, 0, 0, 1},  {-1, 0, 0, 1},  {-1, 0, 0, -1}, {1, 0, 0, -1},
	{0, 1, 1, 0},  {0, 1, -1, 0}, {0, -1, -1, 0}, {0, -1, 1, 0},
};

void picture_size(const picture *p, double *w, double *h)
{
	bool aside = turns[p->turn].xx == 0;
	int stored_w = cairo_image_surface_get_width(p->surface), stored_h = cairo_image_surface_get_height(p->surface);

	*w = aside ? stored_h : stored_w;
	*h = aside ? stored_w : stored_h;
}

void picture_matrix(const picture *p, cairo_matrix_t *m)
{
	int w = cairo_image_surface_get_width(p->surface), h = cairo_image_surface_get_height(p->surface);
	double xx = turns[p->turn].xx, yx = turns[p->turn].yx, xy = turns[p->turn].xy, yy = turns[p->turn].yy;

	cairo_matrix_init(m, xx, yx, xy, yy, (xx < 0 ? w : 0) + (xy < 0 ? h : 0), (yx < 0 ? w : 0) + (yy < 0 ? h : 0));
}
