// SPDX-License-Identifier: EUPL-1.2
/* Whether a PDF, JPEG or PNG file came whole: how it is cut up is followed to its end, nothing of it is drawn. What is cut short by a download or
   a memory card is seen while the paper is still at hand, not when the claim is made. */
#include <carnet/base/mem.h>
#include <carnet/desk/money.h>
#include <stdint.h>
#include <string.h>

struct bytes {
	const unsigned char *s;
	size_t len;
};

static uint32_t big(const unsigned char *s, int bytes)
{
	uint32_t n = 0;

	for (int i = 0; i < bytes; i++)
		n = n << 8 | s[i];
	return n;
}

/* ---- PNG: chunks of a length, a name, bytes and their sum, from IHDR to IEND ---- */

static uint32_t crc_of(const unsigned char *s, size_t len)
{
	static const uint32_t by_half_byte[] = {
		0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
		0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
	};
	uint32_t sum = UINT32_MAX;

	for (size_t i = 0; i < len; i++) {
		sum = by_half_byte[(sum ^ s[i]) & 15] ^ sum >> 4;
		sum = by_half_byte[(sum ^ s[i] >> 4) & 15] ^ sum >> 4;
	}
	return ~sum;
}

static bool png_whole(struct bytes f)
{
	enum { SIGNATURE = 8, FRAME = 12, NAME = 4, IHDR = 13 };
	size_t at = SIGNATURE, first = SIGNATURE, left;
	bool pixels = false;

	while ((left = f.len - at) >= FRAME) {
		const unsigned char *chunk = f.s + at, *name = chunk + NAME;
		size_t size = big(chunk, 4);
		if (size > left - FRAME || crc_of(name, NAME + size) != big(name + NAME + size, 4))
			return false;
		if ((memcmp(name, "IHDR", NAME) == 0 && size == IHDR) != (at == first))
			return false;
		if (memcmp(name, "IEND", NAME) == 0)
			return pixels;
		pixels = pixels || memcmp(name, "IDAT", NAME) == 0;
		at += FRAME + size;
	}
	return false;
}

/* ---- JPEG: segments up to the size of the picture, and an end after it (the one before, if any, is that of a thumbnail) ---- */

static bool is_frame(unsigned marker)
{
	enum { SOF = 0xc0, SOF_LAST = 0xcf, DHT = 0xc4, JPG = 0xc8, DAC = 0xcc };

	return marker >= SOF && marker <= SOF_LAST && marker != DHT && marker != JPG && marker != DAC;
}

static bool jpeg_whole(struct bytes f)
{
	enum { START = 2, FILL = 0xff };

	for (size_t at = START; f.len - at >= 4 && f.s[at] == FILL;) {
		unsigned marker = f.s[at + 1];
		size_t size = big(f.s + at + 2, 2);
		if (marker == FILL) {
			at++;
			continue;
		}
		if (size < 2 || size > f.len - at - 2)
			return false;
		at += 2 + size;
		if (is_frame(marker))
			return memmem(f.s + at, f.len - at, "\xff\xd9", 2) != NULL;
	}
	return false;
}

/* ---- PDF: its table of contents is found from its end; either mark will do, for what reads it mends the rest ---- */

static bool pdf_whole(struct bytes f)
{
	enum { TAIL = 1024 };
	size_t tail = f.len < TAIL ? f.len : TAIL;
	const unsigned char *from = f.s + f.len - tail;

	return memmem(from, tail, "startxref", 9) || memmem(from, tail, "%%EOF", 5);
}

bool receipt_whole(const char *media, const char *data, size_t len)
{
	static const struct {
		const char *media;
		bool (*whole)(struct bytes f);
	} kinds[] = {{"image/png", png_whole}, {"image/jpeg", jpeg_whole}, {"application/pdf", pdf_whole}};

	for (size_t i = 0; i < LENGTH(kinds); i++)
		if (strcmp(kinds[i].media, media) == 0)
			return kinds[i].whole((struct bytes){(const unsigned char *)data, len});
	return true;
}
