// SPDX-License-Identifier: EUPL-1.2
/* A doc becomes a PDF in three steps: it is set (text.c, block.c, table.c) into a list of marks in reading order, each at its place on its page; the
   marks are drawn and tagged (draw.c); the file is finished with what the drawing library cannot write (finish.c). */
#pragma once
#include <pango/pangocairo.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include <carnet/exchange/module.h>

/* A4, in points. The left margin leaves room for the holes of a binder. */
#define SHEET_WIDTH   595.276
#define SHEET_HEIGHT  841.890
#define MARGIN_LEFT   56.0
#define MARGIN_RIGHT  36.0
#define MARGIN_TOP    52.0
#define MARGIN_BOTTOM 44.0

enum ink { INK_TEXT, INK_LINK, INK_GREY, INK_RULE, INK_SHADE };

/* turn: as Exif counts them, 1 is upright. */
typedef struct picture {
	cairo_surface_t *surface;
	int turn;
} picture;

enum mark_kind { MK_PAGE, MK_BEGIN, MK_END, MK_TEXT, MK_FILL, MK_PICTURE };
typedef struct mark {
	enum mark_kind kind;
	enum ink ink;
	double x, y, w, h;          /* from the top left of the page; y of a text is its baseline */
	const char *tag;            /* begin, end */
	const char *alt;            /* begin: what a voice says instead */
	const char *target;         /* begin of a link */
	strbuf *areas;              /* begin of a link: what can be clicked, in whole points */
	const node *heading;        /* begin of a heading */
	PangoGlyphItem *run;        /* text */
	const picture *picture;
} mark;

typedef struct grid grid;

/* Marks made so far, and where the next one goes. */
typedef struct sheet {
	const doc *d;
	PangoContext *pango;
	double size;                /* of the text */
	double left, right, y;      /* the column being filled */
	double gap;                 /* asked for by what came before */
	bool fresh;                 /* nothing is on this page yet */
	bool decoration;            /* what is placed is not for a voice: no tags */
	int page;                   /* from 1 */
	struct bar { double x, top; struct bar *outer; } *bars; /* beside the quotes around */
	struct grid *grid;          /* of the table last measured */
	mark *marks;
	size_t count;
} sheet;

/* A look of text: size as a factor, and the space around a block in parts of the text's size. */
typedef struct look {
	double scale, before, after;
	bool bold;
} look;

/* Text set in lines. */
typedef struct para {
	PangoLayout *layout;
	const char *text;
	double pitch, widest;       /* height of a line; of the longest line, its width */
	int lines;
	struct reach { int start, end; const char *target; } *links;
	size_t nlinks;
} para;

/* pdf.c */
int pdf_failed(const char *why, struct err *e);

/* text.c: inline nodes from n up to end, after lead when it is not NULL; width below 0: one line a break. */
para *para_new(sheet *s, const char *lead, const node *n, const node *end, const look *l, double width);
para *para_plain(sheet *s, const char *text, const look *l, double width);
/* Marks of lines [from, to) at x, from s->y on, without moving it. right: lines end at x instead. */
void para_place(sheet *s, const para *t, int from, int to, double x, bool right);
/* Lines of t from line 'from' on that fit in height, so that no line is left alone at the foot or head of a page. */
int para_fit(const para *t, int from, double height);
double para_longest_word(const para *t);      /* of text on one line */
int para_check_font(PangoContext *pango, struct err *e);

/* block.c */
mark *mark_add(sheet *s, enum mark_kind kind);
mark *mark_begin(sheet *s, const char *tag);
void mark_end(sheet *s, const char *tag);
void sheet_break(sheet *s);
void sheet_heading(sheet *s, int level, const char *text);
/* Moves to the next page unless the gap asked for and height fit; then takes the gap. */
void sheet_need(sheet *s, double height);
/* At least so many parts of the text's size before the next block, unless it begins a page. */
void sheet_gap(sheet *s, double parts);
double sheet_left(const sheet *s);            /* height left under s->y */
/* Lines from the present place on, over as many pages as they take, under a tag. */
void para_set(sheet *s, const para *t, const char *tag);
void sheet_block(sheet *s, const node *n);
extern const look look_text;

/* table.c */
void table_set(sheet *s, const node *table);
double table_least(sheet *s, const node *table);

/* draw.c: the drawn file, with header and footer; all: pages of the file, those added later included. */
int draw_marks(const sheet *s, const print_setup *setup, int all, strbuf *out, struct err *e);

/* enclose.c: what is put after the doc. */
typedef struct enclosed enclosed;
int enclosed_open(const void *parent, enclosed **out, const print_setup *setup, struct err *e);
void enclosed_set(enclosed *x, sheet *s);     /* their list, then the pictures, a page each */
struct _qpdf_data;
int enclosed_pages(const enclosed *x);        /* of PDF files */
bool enclosed_append(enclosed *x, struct _qpdf_data *q); /* false: q has the error */

/* finish.c */
int finish(const void *parent, char **out, size_t *len, const strbuf *drawn, const sheet *s, enclosed *x, struct err *e);

/* artifact.c: a page's content where all that is outside the tags is marked as decoration. */
void artifacts_mark(strbuf *out, const char *content, size_t len);

/* picture.c: a picture from the bytes of a PNG or a JPEG; its upright size in pixels, and how it gets upright. */
int picture_open(picture *out, const enclosure *from, struct err *e);
void picture_size(const picture *p, double *w, double *h);
void picture_matrix(const picture *p, cairo_matrix_t *m);
