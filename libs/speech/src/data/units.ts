/** Units as they follow a number. Exact case is tried first, then lower case. */
const TABLE = `
m=mét
km=ki lô mét
hm=héc tô mét
dm=đề xi mét
cm=xăng ti mét
mm=mi li mét
µm=mi crô mét
nm=na nô mét
mét=mét
m2=mét vuông
m²=mét vuông
m3=mét khối
m³=mét khối
km2=ki lô mét vuông
km²=ki lô mét vuông
km3=ki lô mét khối
km³=ki lô mét khối
dm2=đề xi mét vuông
dm²=đề xi mét vuông
dm3=đề xi mét khối
dm³=đề xi mét khối
cm2=xăng ti mét vuông
cm²=xăng ti mét vuông
cm3=xăng ti mét khối
cm³=xăng ti mét khối
mm2=mi li mét vuông
mm²=mi li mét vuông
mm3=mi li mét khối
mm³=mi li mét khối
nm3=mét khối tiêu chuẩn
ha=héc ta
g=gam
gr=gam
gam=gam
kg=ki lô gam
hg=héc tô gam
mg=mi li gam
µg=mi crô gam
mcg=mi crô gam
ng=na nô gam
lb=pao
oz=ao xơ
l=lít
lít=lít
ml=mi li lít
cl=xăng ti lít
dl=đề xi lít
hl=héc tô lít
µl=mi crô lít
cc=xê xê
s=giây
ms=mi li giây
h=giờ
min=phút
v=vôn
kv=ki lô vôn
mv=mi li vôn
kva=ki lô vôn am pe
mva=mê ga vôn am pe
ma=mi li am pe
mah=mi li am pe giờ
ah=am pe giờ
w=oát
mw=mi li oát
kw=ki lô oát
kwh=ki lô oát giờ
kwp=ki lô oát píc
wh=oát giờ
gw=gi ga oát
gwh=gi ga oát giờ
tw=tê ra oát
twh=tê ra oát giờ
hz=hẹc
khz=ki lô hẹc
mhz=mê ga hẹc
ghz=gi ga hẹc
thz=tê ra hẹc
hp=mã lực
cv=mã lực
kb=ki lô bai
mb=mê ga bai
gb=gi ga bai
tb=tê ra bai
kbps=ki lô bít trên giây
mbps=mê ga bít trên giây
gbps=gi ga bít trên giây
bps=bít trên giây
pa=pát can
kpa=ki lô pát can
mpa=mê ga pát can
hpa=héc tô pát can
bar=ba
atm=át mốt phe
psi=pê ét i
kj=ki lô giun
mj=mê ga giun
cal=ca lo
kcal=ki lô ca lo
kn=ki lô niu tơn
mol=mol
mmol=mi li mol
µmol=mi crô mol
db=đề xi ben
dba=đề xi ben a
ppm=phần triệu
ppb=phần tỷ
iu=đơn vị quốc tế
ui=đơn vị quốc tế
lux=lúc
lx=lúc
rpm=vòng trên phút
px=pích xeo
mp=mê ga pích xeo
inch=inh
ft=phút bộ
sv=xi vớt
msv=mi li xi vớt
bq=béc cơ ren
mmhg=mi li mét thủy ngân
fps=khung hình trên giây
tấn=tấn
tạ=tạ
yến=yến
co2=xê ô hai
`;

const EXACT = new Map<string, string>([
  ['MW', 'mê ga oát'],
  ['MWh', 'mê ga oát giờ'],
  ['MWp', 'mê ga oát píc'],
  ['MV', 'mê ga vôn'],
  ['MVA', 'mê ga vôn am pe'],
  ['Mb', 'mê ga bít'],
  ['Gb', 'gi ga bít'],
  ['Pa', 'pát can'],
  ['A', 'am pe'],
  ['J', 'giun'],
  ['N', 'niu tơn'],
  ['MHz', 'mê ga hẹc'],
]);
const FOLDED = new Map<string, string>();
for (const line of TABLE.split('\n')) {
  const at = line.indexOf('=');
  if (at > 0) FOLDED.set(line.slice(0, at), line.slice(at + 1));
}

/** Upper-case single letters after a number are codes (4A, 5B), except these. */
const UPPER_SINGLES = new Set(['V', 'W', 'L']);

/** The spoken name of a unit token such as "km2" or "mg"; null when it is none. */
export function unitName(token: string): string | null {
  const exact = EXACT.get(token);
  if (exact) return exact;
  if (token.length === 1 && token !== token.toLowerCase() && !UPPER_SINGLES.has(token)) return null;
  return FOLDED.get(token.toLowerCase()) ?? null;
}

/** Words that may stand behind a slash in a rate: đồng/hộ/tháng, người/km2, lần/ngày. */
export const PER_WORDS = new Set(
  (
    'năm tháng tuần ngày giờ phút giây quý vụ lần lượt người hộ khẩu con cây suất ca đợt kỳ đêm buổi tiết mẫu sào công lít kg ha km gam mét tấn tạ yến thùng ' +
    'chai hộp gói viên quả cái chiếc bộ đôi lô thửa xã thôn bản lớp học sinh trẻ cháu em ca xe chuyến lượng chỉ bao nhà phòng đơn cơ sở bát đĩa cốc ly trứng trường bình giải vé phần hố gốc khóm bụi luống xô can bó bì phiếu tờ cuốn quyển tập bài môn tổ nhóm đội đầu'
  ).split(' '),
);

/** Names of two words that stand there too: đồng/học sinh/tháng. */
export const PER_PAIRS = new Set(
  'học sinh|sinh viên|lao động|nhân khẩu|trường hợp|gia đình|cá nhân|hồ sơ|sản phẩm|mô hình|dự án|công trình|tổ chức|doanh nghiệp|đơn vị|thành viên|hộ gia|cơ sở|học viên|người dân|đối tượng|hội viên|gian hàng|buổi tập'.split(
    '|',
  ),
);

/** Words that make what stands before a slash a quantity even without a number in sight: "Đơn vị: đồng/kg". */
export const QUANTITY_WORDS = new Set(
  'km mg ml l g m grdp gdp đồng triệu tỷ tỉ nghìn ngàn tấn tạ lít kg mét usd vnđ vnd đ gam m3 m2 kwh'.split(
    ' ',
  ),
);
