/**
 * Agencies by the symbol they carry in document numbers and in running text. One per line: symbol=name.
 * Symbols follow the annexes of decree 30/2020/NĐ-CP and the usage of ministries and provinces, with the ministries
 * both before and after the reorganisation of March 2025.
 */
export const AGENCIES_TEXT = `
UBND=Ủy ban nhân dân
UBNN=Ủy ban nhân dân
HĐND=Hội đồng nhân dân
HĐNDTP=Hội đồng nhân dân thành phố
UBNDTP=Ủy ban nhân dân thành phố
CTUBND=Chủ tịch Ủy ban nhân dân
CT.UBND=Chủ tịch Ủy ban nhân dân
TTHĐND=Thường trực Hội đồng nhân dân
VPUBND=Văn phòng Ủy ban nhân dân
VPUB=Văn phòng Ủy ban
VPHĐND=Văn phòng Hội đồng nhân dân
ĐĐBQH=Đoàn đại biểu Quốc hội
ĐĐBQH&HĐND=Đoàn đại biểu Quốc hội và Hội đồng nhân dân
VPCP=Văn phòng Chính phủ
VPQH=Văn phòng Quốc hội
VPCTN=Văn phòng Chủ tịch nước
VPTW=Văn phòng Trung ương
CP=Chính phủ
TTg=Thủ tướng Chính phủ
CTN=Chủ tịch nước
UBTVQH=Ủy ban Thường vụ Quốc hội
TANDTC=Tòa án nhân dân tối cao
VKSNDTC=Viện kiểm sát nhân dân tối cao
TAND=Tòa án nhân dân
VKSND=Viện kiểm sát nhân dân
VKS=Viện kiểm sát
HĐTP=Hội đồng Thẩm phán
KTNN=Kiểm toán Nhà nước
TTCP=Thanh tra Chính phủ
UBDT=Ủy ban Dân tộc
NHNN=Ngân hàng Nhà nước
BTTTT=Bộ Thông tin và Truyền thông
BKHCN=Bộ Khoa học và Công nghệ
BNV=Bộ Nội vụ
BTC=Bộ Tài chính
BYT=Bộ Y tế
BCA=Bộ Công an
BQP=Bộ Quốc phòng
BNG=Bộ Ngoại giao
BTP=Bộ Tư pháp
BXD=Bộ Xây dựng
BCT=Bộ Công Thương
BGDĐT=Bộ Giáo dục và Đào tạo
BGD&ĐT=Bộ Giáo dục và Đào tạo
BGTVT=Bộ Giao thông vận tải
BNN=Bộ Nông nghiệp
BNNPTNT=Bộ Nông nghiệp và Phát triển nông thôn
BNN&PTNT=Bộ Nông nghiệp và Phát triển nông thôn
BNNMT=Bộ Nông nghiệp và Môi trường
BNN&MT=Bộ Nông nghiệp và Môi trường
BTNMT=Bộ Tài nguyên và Môi trường
BTN&MT=Bộ Tài nguyên và Môi trường
BKHĐT=Bộ Kế hoạch và Đầu tư
BKH&ĐT=Bộ Kế hoạch và Đầu tư
BKH=Bộ Kế hoạch và Đầu tư
BLĐTBXH=Bộ Lao động - Thương binh và Xã hội
BLĐTB&XH=Bộ Lao động - Thương binh và Xã hội
BVHTTDL=Bộ Văn hóa, Thể thao và Du lịch
BVHTT&DL=Bộ Văn hóa, Thể thao và Du lịch
BDTTG=Bộ Dân tộc và Tôn giáo
BDT&TG=Bộ Dân tộc và Tôn giáo
BHXHVN=Bảo hiểm xã hội Việt Nam
BTGTW=Ban Tuyên giáo Trung ương
BTGDVTW=Ban Tuyên giáo và Dân vận Trung ương
BTGDV=Ban Tuyên giáo và Dân vận
BTCTW=Ban Tổ chức Trung ương
BNCTW=Ban Nội chính Trung ương
BDVTW=Ban Dân vận Trung ương
BKTTW=Ban Kinh tế Trung ương
UBKTTW=Ủy ban Kiểm tra Trung ương
UBKT=Ủy ban Kiểm tra
BTV=Ban Thường vụ
BCSĐ=Ban cán sự đảng
BCHTW=Ban Chấp hành Trung ương
MTTQ=Mặt trận Tổ quốc
MTTW=Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam
MTTQVN=Mặt trận Tổ quốc Việt Nam
UBMTTQ=Ủy ban Mặt trận Tổ quốc
ĐCTUBTWMTTQVN=Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam
UBMTTQVN=Ủy ban Mặt trận Tổ quốc Việt Nam
ĐCT=Đoàn Chủ tịch
TLĐ=Tổng Liên đoàn Lao động Việt Nam
TWĐTN=Trung ương Đoàn Thanh niên
HLHPN=Hội Liên hiệp Phụ nữ
HND=Hội Nông dân
HCCB=Hội Cựu chiến binh
SNV=Sở Nội vụ
STC=Sở Tài chính
SYT=Sở Y tế
STP=Sở Tư pháp
SXD=Sở Xây dựng
SCT=Sở Công Thương
SGDĐT=Sở Giáo dục và Đào tạo
SGD&ĐT=Sở Giáo dục và Đào tạo
STTTT=Sở Thông tin và Truyền thông
SKHĐT=Sở Kế hoạch và Đầu tư
SKH&ĐT=Sở Kế hoạch và Đầu tư
SKHCN=Sở Khoa học và Công nghệ
SKH&CN=Sở Khoa học và Công nghệ
SGTVT=Sở Giao thông vận tải
SNN=Sở Nông nghiệp
SNNPTNT=Sở Nông nghiệp và Phát triển nông thôn
SNN&PTNT=Sở Nông nghiệp và Phát triển nông thôn
SNNMT=Sở Nông nghiệp và Môi trường
SNN&MT=Sở Nông nghiệp và Môi trường
STNMT=Sở Tài nguyên và Môi trường
STN&MT=Sở Tài nguyên và Môi trường
SLĐTBXH=Sở Lao động - Thương binh và Xã hội
SVHTTDL=Sở Văn hóa, Thể thao và Du lịch
SVHTT&DL=Sở Văn hóa, Thể thao và Du lịch
SVHTT=Sở Văn hóa và Thể thao
SDL=Sở Du lịch
SNgV=Sở Ngoại vụ
SDTTG=Sở Dân tộc và Tôn giáo
SDT&TG=Sở Dân tộc và Tôn giáo
BCHQS=Ban Chỉ huy Quân sự
BCHPTDS=Ban Chỉ huy Phòng thủ dân sự
BCHPCTT=Ban Chỉ huy Phòng, chống thiên tai
BCĐ=Ban Chỉ đạo
BCĐPTDS=Ban Chỉ đạo Phòng thủ dân sự
BCH=Ban Chấp hành
BQL=Ban Quản lý
BQLDA=Ban Quản lý dự án
HĐBC=Hội đồng bầu cử
UBBC=Ủy ban bầu cử
HĐBCQG=Hội đồng Bầu cử quốc gia
TTCS=Cục Thông tin cơ sở
TTCSTTĐN=Cục Thông tin cơ sở và Thông tin đối ngoại
PTTH&TTĐT=Cục Phát thanh, truyền hình và thông tin điện tử
TCT=Tổng cục Thuế
CTTĐT=Cổng Thông tin điện tử
CAT=Công an tỉnh
CATP=Công an thành phố
CAX=Công an xã
CAP=Công an phường
EVN=Tập đoàn Điện lực Việt Nam
VNPT=Tập đoàn Bưu chính Viễn thông Việt Nam
VTV=Đài Truyền hình Việt Nam
VOV=Đài Tiếng nói Việt Nam
TTXVN=Thông tấn xã Việt Nam
`;

/** Bodies whose letters mean something else, or nothing certain, in running text; in a document number they are sure. */
export const PARTY_SUFFIXES: Readonly<Record<string, string>> = {
  TW: 'Trung ương',
  TU: 'Tỉnh ủy',
  ThU: 'Thành ủy',
  HU: 'Huyện ủy',
  ĐU: 'Đảng ủy',
  ĐUK: 'Đảng ủy khối',
  QU: 'Quận ủy',
  UB: 'Ủy ban nhân dân',
  BHXH: 'Bảo hiểm xã hội',
  HĐNVQS: 'Hội đồng Nghĩa vụ quân sự',
  NHCSXH: 'Ngân hàng Chính sách xã hội',
  TTYT: 'Trung tâm Y tế',
  KBNN: 'Kho bạc Nhà nước',
  CCT: 'Chi cục Thuế',
  TCTK: 'Tổng cục Thống kê',
  CTK: 'Cục Thống kê',
  TTPVHCC: 'Trung tâm Phục vụ hành chính công',
  PVHXH: 'Phòng Văn hóa Xã hội',
  PKT: 'Phòng Kinh tế',
  PNV: 'Phòng Nội vụ',
  PGDĐT: 'Phòng Giáo dục và Đào tạo',
  VPĐP: 'Văn phòng Điều phối',
  PTTH: 'Đài Phát thanh và Truyền hình',
  BQLKKT: 'Ban Quản lý Khu kinh tế',
  CA: 'Công an',
  BĐBP: 'Bộ đội Biên phòng',
  ĐTN: 'Đoàn Thanh niên',
  LĐLĐ: 'Liên đoàn Lao động',
  CCB: 'Hội Cựu chiến binh',
  HPN: 'Hội Phụ nữ',
  QH: 'Quốc hội',
};
