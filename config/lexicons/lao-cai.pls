<?xml version="1.0" encoding="UTF-8"?>
<!-- An example of a province's reading lexicon: W3C PLS 1.0 with alias. Import it in the console, or give it to the
     command line of the reader as its lexicon (docs/reading.md). -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="vi">
  <lexeme><grapheme>BQL KDL</grapheme><alias>Ban Quản lý khu du lịch</alias></lexeme>
  <lexeme><grapheme>TTCSTT</grapheme><alias>Cục Thông tin cơ sở và Thông tin đối ngoại</alias></lexeme>
  <lexeme><grapheme>APP Công dân</grapheme><alias>ứng dụng Công dân</alias></lexeme>
  <lexeme><grapheme>Fansipan</grapheme><alias>Phan xi păng</alias></lexeme>
  <lexeme><grapheme>ĐT.155</grapheme><alias>đường tỉnh một trăm năm mươi lăm</alias><alias>đường tỉnh một năm năm</alias></lexeme>
</lexicon>
