// SPDX-License-Identifier: EUPL-1.2
/* Receipts put after a doc: pictures upright on pages of their own, PDF pages as they are and calm, what is refused. */
#include "paper.h"

/* One grey pixel. */
static const char png[] =
	"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55"
	"\x00\x00\x00\x0a\x49\x44\x41\x54\x78\x9c\x63\x68\x00\x00\x00\x82\x00\x81\x77\xcd\x72\xb6\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";
enum { PNG_LEN = sizeof png - 1 };

/* The head of a photograph of 40 by 20 pixels that a camera noted as turned; the last byte of the Exif entry is the turn. */
static const char jpeg[] =
	"\xff\xd8"
	"\xff\xe1\x00\x22" "Exif\0\0" "MM\0*\0\0\0\x08" "\0\x01" "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" "\0\0\0\0"
	"\xff\xc0\x00\x11\x08\x00\x14\x00\x28\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00" "\xff\xd9";
enum { JPEG_LEN = sizeof jpeg - 1, TURN_AT = 31 };

static const char jpeg_little[] =
	"\xff\xd8" "\xff\xff\xe1\x00\x22" "Exif\0\0" "II*\0\x08\0\0\0" "\x01\0" "\x12\x01\x03\0\x01\0\0\0\x08\0\0\0" "\0\0\0\0"
	"\xff\xc2\x00\x0b\x08\x00\x14\x00\x28\x01\x01\x11\x00" "\xff\xd9";

static int enclose(paper *p, const char *name, const enclosure *list, size_t count)
{
	char *out;
	size_t len;
	doc *d = from(p, "Note de frais", "Avec ses reçus.");
	int code = p->pdf->write(p, &out, &len, d, &(print_setup){.enclosures = list, .count = count}, &p->err);
	if (!code)
		keep_file(p, name, out, len);
	return code;
}

static enclosure a_pdf(paper *p, const char *name, int lines)
{
	strbuf *md = sb_new(p);
	for (int i = 0; i < lines; i++)
		sb_addf(md, "Facture, ligne %d, voir [le site](https://exemple.fr/).\n\n", i);
	write_doc(p, name, from(p, "Facture", md->s), NULL);
	return enclosed_file(p, name);
}

static void pages_and_list(void **state)
{
	paper *p = *state;
	enclosure list[] = {a_pdf(p, "deux.pdf", 40), {"ticket.png", png, PNG_LEN}, a_pdf(p, "une.pdf", 1), {"photo.jpg", jpeg, JPEG_LEN}};
	assert_int_equal(enclose(p, "a.pdf", list, LENGTH(list)), 0);
	shows(shell(p, "pdfinfo a.pdf"), "Pages:           6\n");
	const char *text = shell(p, "pdftotext -f 1 -l 1 a.pdf - | tr '\\n' ' ' | sed 's/\xc2\xa0/ /g'");
	shows(text, "Pièces jointes");
	shows(text, "deux.pdf : pages 4 à 5, jointes telles quelles, sans balises : une synthèse vocale les lira mal");
	shows(text, "ticket.png : page 2, image");
	shows(text, "une.pdf : page 6, jointe telle quelle");
	shows(text, "photo.jpg : page 3, image");
	shows(text, "page 1 sur 6");
	shows(shell(p, "pdftotext -f 6 -l 6 a.pdf -"), "Facture, ligne 0");
	const char *said = shell(p, "pdfinfo -struct-text a.pdf");
	shows(said, "Figure");
	hides(said, "Facture, ligne 0");
	assert_int_equal(count(inside(p, "a.pdf"), "/Alt "), 2);
}

/* The upright sizes, from the boxes of the figures: 40 by 20 pixels at 110 a 72 points. */
static void photographs_upright(void **state)
{
	paper *p = *state;
	for (int turn = 0; turn <= 9; turn++) {
		char *turned = mem_dupn(p, jpeg, JPEG_LEN);
		turned[TURN_AT] = (char)turn;
		assert_int_equal(enclose(p, "a.pdf", &(enclosure){"x.jpg", turned, JPEG_LEN}, 1), 0);
		int x, y, right, top;
		const char *box = strstr(shell(p, "pdfinfo -struct a.pdf"), "/BBox [");
		assert_non_null(box);
		assert_int_equal(sscanf(box, "/BBox [%d %d %d %d]", &x, &y, &right, &top), 4);
		assert_int_equal(right - x > top - y, turn < 5 || turn > 8);
		shows(shell(p, "pdfimages -list a.pdf"), "jpeg");
	}
	assert_int_equal(enclose(p, "a.pdf", &(enclosure){"x.jpg", jpeg_little, sizeof jpeg_little - 1}, 1), 0);
}

static void large_picture_fits_the_page(void **state)
{
	paper *p = *state;
	char *wide = mem_dupn(p, jpeg, JPEG_LEN);
	memcpy(wide + JPEG_LEN - 16, "\x0f\xa0\x00\x28", 4); /* 40 by 4000 */
	assert_int_equal(enclose(p, "a.pdf", &(enclosure){"x.jpg", wide, JPEG_LEN}, 1), 0);
	assert_int_equal(enclose(p, "b.pdf", &(enclosure){"x.jpg", jpeg, JPEG_LEN}, 1), 0);
	shows(shell(p, "pdfinfo a.pdf"), "Pages:           2\n");
}

/* The addresses of a foreign file no longer act, nor do its tags count. */
static void foreign_pages_are_calm(void **state)
{
	paper *p = *state;
	enclosure x = a_pdf(p, "une.pdf", 3);
	shows(inside(p, "une.pdf"), "/URI");
	assert_int_equal(enclose(p, "a.pdf", &x, 1), 0);
	const char *objects = inside(p, "a.pdf");
	hides(objects, "/URI");
	assert_int_equal(count(objects, "/StructParents"), 1);
}

/* The list is so long that it goes on to another page: the pages it names follow. */
static void long_list_names_the_right_pages(void **state)
{
	paper *p = *state;
	enclosure list[60];
	for (size_t i = 0; i < LENGTH(list); i++)
		list[i] = (enclosure){mem_printf(p, "recu%zu.png", i), png, PNG_LEN};
	assert_int_equal(enclose(p, "a.pdf", list, LENGTH(list)), 0);
	const char *text = shell(p, "pdftotext a.pdf - | sed 's/\xc2\xa0/ /g'"), *line = strstr(text, "recu59.png : page ");
	assert_non_null(line);
	int at = atoi(line + strlen("recu59.png : page "));
	assert_true(at > 61);
	shows(shell(p, "pdftotext -f %d -l %d a.pdf -", at, at), "recu59.png");
}

static void same_bytes_with_receipts(void **state)
{
	paper *p = *state;
	enclosure list[] = {a_pdf(p, "une.pdf", 1), {"ticket.png", png, PNG_LEN}};
	assert_int_equal(enclose(p, "a.pdf", list, LENGTH(list)), 0);
	assert_int_equal(enclose(p, "b.pdf", list, LENGTH(list)), 0);
	assert_string_equal(shell(p, "cmp a.pdf b.pdf"), "");
	shows(shell(p, "qpdf --check a.pdf"), "No syntax");
}

static void refused_with_a_sentence(void **state)
{
	paper *p = *state;
	a_pdf(p, "une.pdf", 1);
	shell(p, "qpdf --encrypt secret secret 256 -- une.pdf secret.pdf");
	char *huge = mem_dupn(p, png, PNG_LEN), *flat = mem_dupn(p, jpeg, JPEG_LEN), *deep = mem_dupn(p, jpeg, JPEG_LEN);
	memcpy(huge + 16, "\x7f\xff\xff\xff", 4);
	memset(flat + JPEG_LEN - 16, 0, 2);
	deep[JPEG_LEN - 17] = 12; /* bits a colour */
	const struct { enclosure x; const char *what; } cases[] = {
		{{"mot.docx", "PK\3\4", 4}, "«mot.docx» n’est ni un PDF, ni une image JPEG ou PNG"},
		{{"vide", "", 0}, "«vide» n’est ni un PDF"},
		{{"coupe.png", png, 30}, "L’image «coupe.png» est abîmée ou trop grande"},
		{{"tete.png", png, 12}, "L’image «tete.png» est abîmée ou trop grande"},
		{{"enorme.png", huge, PNG_LEN}, "L’image «enorme.png» est abîmée ou trop grande"},
		{{"coupe.jpg", jpeg, 20}, "L’image «coupe.jpg» est abîmée ou trop grande"},
		{{"plat.jpg", flat, JPEG_LEN}, "L’image «plat.jpg» est abîmée ou trop grande"},
		{{"profond.jpg", deep, JPEG_LEN}, "L’image «profond.jpg» est abîmée ou trop grande"},
		{{"faux.pdf", "%PDF-1.4 rien", 13}, "Le PDF «faux.pdf» est abîmé ou demande un mot de passe"},
		{enclosed_file(p, "secret.pdf"), "Le PDF «secret.pdf» est abîmé ou demande un mot de passe"},
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		assert_int_equal(enclose(p, "a.pdf", &cases[i].x, 1), ERR_INPUT);
		shows(p->err.what, cases[i].what);
		assert_non_null(p->err.todo);
		err_clear(&p->err);
	}
}

/* Cut anywhere or with any byte changed, a picture is taken or refused, and nothing else happens. */
static void damaged_pictures(void **state)
{
	paper *p = *state;
	const enclosure whole[] = {{"a.png", png, PNG_LEN}, {"a.jpg", jpeg, JPEG_LEN}, {"b.jpg", jpeg_little, sizeof jpeg_little - 1}};
	for (size_t k = 0; k < LENGTH(whole); k++)
		for (size_t i = 3; i < whole[k].len; i++) {
			AUTO_CTX(tmp);
			char *bytes = mem_dupn(tmp, whole[k].data, whole[k].len);
			enclose(p, "a.pdf", &(enclosure){"x", mem_dupn(tmp, bytes, i), i}, 1);
			err_clear(&p->err);
			bytes[i] = (char)(bytes[i] ^ 0xff);
			enclose(p, "a.pdf", &(enclosure){"x", bytes, whole[k].len}, 1);
			err_clear(&p->err);
		}
}

static void damaged_pdf(void **state)
{
	paper *p = *state;
	const enclosure whole = a_pdf(p, "une.pdf", 2);
	for (size_t i = 9; i < whole.len; i += 131) {
		AUTO_CTX(tmp);
		char *bytes = mem_dupn(tmp, whole.data, whole.len);
		bytes[i] = (char)(bytes[i] ^ 0x55);
		enclose(p, "a.pdf", &(enclosure){"x", bytes, whole.len}, 1);
		err_clear(&p->err);
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, paper_setup, paper_teardown)

/* Whole to the eye: it is when its page is written that its content cannot be unpacked. */
static void unpacked_too_late(void **state)
{
	paper *p = *state;
	static const char odd[] =
		"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
		"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n4 0 obj\n"
		"<< /Length 1 /Filter /LZWDecode /DecodeParms << /Predictor 12 /Columns 1 /Colors 0 >> >>\nstream\nx\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n";
	assert_int_equal(enclose(p, "a.pdf", &(enclosure){"etrange.pdf", odd, sizeof odd - 1}, 1), ERR_DATA);
	shows(p->err.what, "Le PDF n’a pas pu être fait (");
	shows(p->err.todo, "autre format");
	err_clear(&p->err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(pages_and_list), TEST(photographs_upright), TEST(large_picture_fits_the_page), TEST(foreign_pages_are_calm),
		TEST(long_list_names_the_right_pages), TEST(same_bytes_with_receipts), TEST(refused_with_a_sentence), TEST(damaged_pictures), TEST(damaged_pdf),
		TEST(unpacked_too_late),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
