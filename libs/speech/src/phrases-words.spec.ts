import { describe, expect, it } from '@jest/globals';
import { readText } from './read.js';

/** Phrases as notices of provinces and communes write them, each reading checked word by word. */
describe('abbreviations, places, headings and lists', () => {
  it.each([
    [
      'Email: ubnd@laichau.gov.vn; website: https://laichau.gov.vn',
      'Email: u bê en dê a còng laichau chấm gov chấm vê en; website: laichau chấm gov chấm vê en',
    ],
    [
      'trên QL.4D, TL 132, ĐT.127',
      'trên quốc lộ bốn dê, tỉnh lộ một trăm ba mươi hai, đường tỉnh một trăm hai mươi bảy',
    ],
    ['tại km 12+300 quốc lộ 4D', 'tại ki lô mét mười hai cộng ba trăm quốc lộ bốn dê'],
    ['ngõ 15/2 đường Trần Phú', 'ngõ mười lăm trên hai đường Trần Phú'],
    [
      'TP. Lào Cai, TX. Sa Pa, TT. Bát Xát, P.Kim Tân, X. Cốc San',
      'thành phố Lào Cai, thị xã Sa Pa, thị trấn Bát Xát, phường Kim Tân, xã Cốc San',
    ],
    [
      'Thế kỷ XXI; Khóa XIV; Chương IV; Đại hội XIII của Đảng',
      'Thế kỷ hai mươi mốt; Khóa mười bốn; Chương bốn; Đại hội mười ba của Đảng',
    ],
    ['I. MỤC ĐÍCH, YÊU CẦU', 'một. mục đích, yêu cầu'],
    ['UBND XÃ MƯỜNG BO THÔNG BÁO', 'Ủy ban nhân dân xã mường bo thông báo'],
    ['ỦY BAN NHÂN DÂN TỈNH LÀO CAI', 'ủy ban nhân dân tỉnh lào cai'],
    [
      'dịch Covid-19, cúm A(H5N1), A/H1N1, virus HIV',
      'dịch cô vít mười chín, cúm a hát năm nờ một, a hát một nờ một, virus hát i vê',
    ],
    [
      'ThS. Nguyễn Văn A, PGS.TS Trần Thị B, BS. Lê C',
      'thạc sĩ Nguyễn Văn A, phó giáo sư, tiến sĩ Trần Thị bê, bác sĩ Lê xê',
    ],
    ['đ/c Nguyễn Văn Nam - Chủ tịch UBND xã', 'đồng chí Nguyễn Văn Nam, Chủ tịch Ủy ban nhân dân xã'],
    ['Đ/c Bí thư TW Đảng, T.Ư Đoàn', 'đồng chí Bí thư Trung ương Đảng, Trung ương Đoàn'],
    ['BCĐ PCTT&TKCN tỉnh', 'Ban Chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh'],
    [
      'BHYT, BHXH, BHTN, CCCD, VNeID, HTX, THPT, TDP, STT',
      'bảo hiểm y tế, bảo hiểm xã hội, bảo hiểm thất nghiệp, căn cước công dân, vi en i ai đi, hợp tác xã, trung học phổ thông, tổ dân phố, số thứ tự',
    ],
    ['v/v tổ chức họp', 'về việc tổ chức họp'],
    ['ĐBQH, UBMTTQ, MTTQ', 'đại biểu Quốc hội, Ủy ban Mặt trận Tổ quốc, Mặt trận Tổ quốc'],
    ["dân tộc Mông, Dao, Hà Nhì, Ê Đê, M'nông, Xơ Đăng", 'dân tộc Mông, Dao, Hà Nhì, Ê Đê, Mơ Nông, Xơ Đăng'],
    ["tỉnh Đắk Lắk, xã Ea H'leo, Krông Búk", 'tỉnh Đắk Lắk, xã Ea Hơ leo, Krông Búk'],
    [
      'Nộp hồ sơ qua Cổng DVC quốc gia: https://dichvucong.gov.vn hoặc quét mã QR.',
      'Nộp hồ sơ qua Cổng dịch vụ công quốc gia: dichvucong chấm gov chấm vê en hoặc quét mã quy rờ.',
    ],
    [
      'Phòng, chống dịch tả lợn Châu Phi (DTLCP), LMLM, cúm gia cầm A/H5N1, H5N6.',
      'Phòng, chống dịch tả lợn Châu Phi, lở mồm long móng, cúm gia cầm a hát năm nờ một, hát năm nờ sáu.',
    ],
    [
      'Kính gửi: Các đ/c Bí thư chi bộ, Trưởng thôn, TDP',
      'Kính gửi: Các đồng chí Bí thư chi bộ, Trưởng thôn, tổ dân phố',
    ],
    [
      'STK: 8600205123456 - Agribank CN Lào Cai',
      'số tài khoản: tám sáu không không hai không năm một hai ba bốn năm sáu, Agribank chi nhánh Lào Cai',
    ],
    [
      'Chuyển khoản số TK 1020 1234 5678 tại Vietcombank',
      'Chuyển khoản số tài khoản một không hai không, một hai ba bốn, năm sáu bảy tám tại Vietcombank',
    ],
    ['Mã số thuế: 5300123456-001', 'Mã số thuế: năm ba không không một hai ba bốn năm sáu, không không một'],
    ['2) Địa điểm: Hội trường UBND xã', 'hai, Địa điểm: Hội trường Ủy ban nhân dân xã'],
    ['a) Đối tượng: CBCCVC, NLĐ', 'a, Đối tượng: cán bộ, công chức, viên chức, người lao động'],
    [
      '- Lãnh đạo Sở NN&MT, Sở KH&CN, Sở VH,TT&DL',
      'Lãnh đạo Sở Nông nghiệp và Môi trường, Sở Khoa học và Công nghệ, Sở Văn hóa, Thể thao và Du lịch',
    ],
    ['+ Bộ CHQS, BCH BĐBP tỉnh', 'Bộ Chỉ huy Quân sự, Ban Chấp hành Bộ đội Biên phòng tỉnh'],
    ['* Ghi chú: (*) số liệu ước tính', 'Ghi chú: số liệu ước tính'],
    ['TM. ỦY BAN NHÂN DÂN', 'thay mặt ủy ban nhân dân'],
    ['KT. CHỦ TỊCH', 'ký thay chủ tịch'],
    ['PHÓ CHỦ TỊCH', 'phó chủ tịch'],
    ['(Đã ký)', 'Đã ký'],
    ['Trân trọng./.', 'Trân trọng.'],
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'cộng hòa xã hội chủ nghĩa việt nam'],
    ['Độc lập - Tự do - Hạnh phúc', 'Độc lập, Tự do, Hạnh phúc'],
    ['QUY ĐỊNH XỬ PHẠT VI PHẠM HÀNH CHÍNH', 'quy định xử phạt vi phạm hành chính'],
    [
      'HỘI NGHỊ LẦN THỨ IV BCH ĐẢNG BỘ TỈNH KHÓA XVI',
      'hội nghị lần thứ tư Ban Chấp hành đảng bộ tỉnh khóa mười sáu',
    ],
    ['ĐẠI HỘI ĐẠI BIỂU LẦN THỨ XIV', 'đại hội đại biểu lần thứ mười bốn'],
    [
      'Ban Quản lý dự án đầu tư xây dựng (BQLDA) thông báo. BQLDA đề nghị',
      'Ban Quản lý dự án đầu tư xây dựng thông báo. Ban Quản lý dự án đề nghị',
    ],
    [
      'Ban Chỉ đạo phòng thủ dân sự (sau đây gọi tắt là Ban Chỉ đạo)',
      'Ban Chỉ đạo phòng thủ dân sự, sau đây gọi tắt là Ban Chỉ đạo',
    ],
    ['Ủy ban nhân dân (UBND) tỉnh Lai Châu', 'Ủy ban nhân dân tỉnh Lai Châu'],
    ['Bảo hiểm xã hội (BHXH) tỉnh', 'Bảo hiểm xã hội tỉnh'],
    ['khoản 1a Điều 10b', 'khoản một a Điều mười bê'],
    [
      'Trang fanpage: facebook.com/laichau.portal',
      'Trang fanpage: facebook chấm com gạch chéo laichau chấm portal',
    ],
    [
      'cổng https://dichvucong.laichau.gov.vn/dich-vu-cong?id=123',
      'cổng dichvucong chấm laichau chấm gov chấm vê en gạch chéo dich gạch ngang vu gạch ngang cong hỏi chấm ai đi bằng một hai ba',
    ],
    [
      'Luật Đường bộ, QL4D, QL 279, TL.132, ĐT 128, QL1A, cao tốc CT.05',
      'Luật Đường bộ, quốc lộ bốn dê, quốc lộ hai trăm bảy mươi chín, tỉnh lộ một trăm ba mươi hai, đường tỉnh một trăm hai mươi tám, quốc lộ một a, cao tốc năm',
    ],
    ['tuyến Km 5+200 ÷ Km 7+500', 'tuyến ki lô mét năm cộng hai trăm đến ki lô mét bảy cộng năm trăm'],
    ['xã Mường Bo, TX Sa Pa, tỉnh Lào Cai (cũ)', 'xã Mường Bo, thị xã Sa Pa, tỉnh Lào Cai, cũ'],
    [
      'TT Y tế khu vực, TT Bát Xát, TT GDNN-GDTX',
      'Trung tâm Y tế khu vực, thị trấn Bát Xát, Trung tâm giáo dục nghề nghiệp, giáo dục thường xuyên',
    ],
    [
      'BS.CKII Trần Văn C; ThS.BS Lê D; DS. Phạm E',
      'bác sĩ chuyên khoa hai Trần Văn xê; thạc sĩ, bác sĩ Lê dê; dược sĩ Phạm E',
    ],
    [
      'HĐND xã khóa XXI, kỳ họp thứ 2; kỳ họp thứ I',
      'Hội đồng nhân dân xã khóa hai mươi mốt, kỳ họp thứ hai; kỳ họp thứ nhất',
    ],
    [
      'UBND - UBMTTQ xã; HĐND, UBND; UBND/HĐND',
      'Ủy ban nhân dân, Ủy ban Mặt trận Tổ quốc xã; Hội đồng nhân dân, Ủy ban nhân dân; Ủy ban nhân dân, Hội đồng nhân dân',
    ],
    ['cán bộ, CC, VC; CB, CC', 'cán bộ, công chức, viên chức; cán bộ, công chức'],
    [
      'hộ DTTS; dân tộc La Hủ, Lự, Si La, Mảng, Cống',
      'hộ dân tộc thiểu số; dân tộc La Hủ, Lự, Si La, Mảng, Cống',
    ],
    [
      'vitamin B1, B6, B12; vi rút HPV, HBV; SARS-CoV-2',
      'vitamin bê một, bê sáu, bê mười hai; vi rút hát pê vê, hát bê vê; sác cô vi hai',
    ],
    ['hộ A, hộ B; nhóm O; loại A1; bằng lái B2', 'hộ A, hộ bê; nhóm O; loại a một; bằng lái bê hai'],
    [
      'truy cập www.laocai.gov.vn hoặc quét mã QR',
      'truy cập vê kép vê kép vê kép chấm laocai chấm gov chấm vê en hoặc quét mã quy rờ',
    ],
    [
      'Facebook, Zalo, TikTok, YouTube, fanpage, livestream',
      'Facebook, Zalo, TikTok, YouTube, fanpage, livestream',
    ],
    ['Đồng chí Bí thư Đảng ủy, Chủ tịch HĐND xã', 'Đồng chí Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân xã'],
    [
      'TT HĐND, UBND, UBMTTQ xã; BTV Đảng ủy',
      'Thường trực Hội đồng nhân dân, Ủy ban nhân dân, Ủy ban Mặt trận Tổ quốc xã; Ban Thường vụ Đảng ủy',
    ],
    ['P.Chủ tịch; P. Giám đốc', 'Phó Chủ tịch; Phó Giám đốc'],
    [
      'cấp GCNQSDĐ; đo đạc GPMB; TĐC',
      'cấp giấy chứng nhận quyền sử dụng đất; đo đạc giải phóng mặt bằng; tái định cư',
    ],
    [
      'ANTT, ATGT, PCCC, PCTN, TNXH',
      'an ninh trật tự, an toàn giao thông, phòng cháy, chữa cháy, phòng, chống tham nhũng, tệ nạn xã hội',
    ],
    ['khu vực I, II, III; xã khu vực III; vùng I', 'khu vực một, hai, ba; xã khu vực ba; vùng một'],
    [
      'loại III; cấp II; hạng IV; nhóm B; đô thị loại V',
      'loại ba; cấp hai; hạng bốn; nhóm bê; đô thị loại năm',
    ],
    ['Chương I. QUY ĐỊNH CHUNG', 'Chương một. quy định chung'],
    ['1. Nghị định này quy định:', 'một. Nghị định này quy định:'],
    ['PHỤ LỤC II', 'phụ lục hai'],
    ['Nơi nhận:', 'Nơi nhận:'],
    ['họ tên: ....................', 'họ tên:'],
  ])('%s', (written, spoken) => expect(readText(written).spoken).toBe(spoken));
});
