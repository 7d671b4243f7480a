import { describe, expect, it } from '@jest/globals';
import { readText } from './read.js';

/** Phrases as notices of provinces and communes write them, each reading checked word by word. */
describe('dates and times', () => {
  it.each([
    ['từ 15-17/8/2026', 'từ ngày mười lăm đến ngày mười bảy tháng tám năm hai nghìn không trăm hai mươi sáu'],
    ['từ ngày 15 đến ngày 17/8', 'từ ngày mười lăm đến ngày mười bảy tháng tám'],
    [
      'từ 15 đến 20/11/2026',
      'từ mười lăm đến ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi sáu',
    ],
    ['ngày 02/9 và 30/4 - 1/5', 'ngày hai tháng chín và ngày ba mươi tháng tư đến ngày một tháng năm'],
    ['Nghỉ lễ 30/4 và 1/5', 'Nghỉ lễ ngày ba mươi tháng tư và ngày một tháng năm'],
    ['Từ 1/7, lương cơ sở tăng', 'Từ ngày một tháng bảy, lương cơ sở tăng'],
    ['trước ngày 31/12/2026', 'trước ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi sáu'],
    ['đêm 12/8 rạng sáng 13/8', 'đêm ngày mười hai tháng tám rạng sáng ngày mười ba tháng tám'],
    ['sáng 15/8, chiều 16/8', 'sáng ngày mười lăm tháng tám, chiều ngày mười sáu tháng tám'],
    [
      'Quý I/2025, quý II, III/2026',
      'Quý một năm hai nghìn không trăm hai mươi lăm, quý hai, ba năm hai nghìn không trăm hai mươi sáu',
    ],
    [
      'tháng 7/2026, tháng 04 năm 2026',
      'tháng bảy năm hai nghìn không trăm hai mươi sáu, tháng tư năm hai nghìn không trăm hai mươi sáu',
    ],
    [
      'lúc 08h30 ngày 20/7/2026',
      'lúc tám giờ ba mươi phút ngày hai mươi tháng bảy năm hai nghìn không trăm hai mươi sáu',
    ],
    ['từ 7g30 đến 11g00', 'từ bảy giờ ba mươi phút đến mười một giờ'],
    ['từ 00 giờ 00 phút đến 00 giờ 05 phút', 'từ không giờ không phút đến không giờ năm phút'],
    ['từ 00 giờ ngày 01/8', 'từ không giờ ngày một tháng tám'],
    ['từ 06 giờ 00 đến 17 giờ 00 ngày 20/7', 'từ sáu giờ đến mười bảy giờ ngày hai mươi tháng bảy'],
    ['24 giờ 00, 7 giờ 00 phút', 'hai mươi tư giờ, bảy giờ không phút'],
    ['từ 13h30-17h00', 'từ mười ba giờ ba mươi phút đến mười bảy giờ'],
    ['8h-11h và 14h-16h', 'tám giờ đến mười một giờ và mười bốn giờ đến mười sáu giờ'],
    ['Lịch cúp điện: T2, T4, T6 và CN', 'Lịch cúp điện: thứ hai, thứ tư, thứ sáu và chủ nhật'],
    [
      'Hồi 07 giờ ngày 20/7, vị trí tâm bão ở vào khoảng 18,5 độ Vĩ Bắc; 110,2 độ Kinh Đông.',
      'Hồi bảy giờ ngày hai mươi tháng bảy, vị trí tâm bão ở vào khoảng mười tám phẩy năm độ Vĩ Bắc; một trăm mười phẩy hai độ Kinh Đông.',
    ],
    [
      'Từ đêm 21 đến ngày 23/7, mưa to đến rất to với lượng mưa 150-300mm, cục bộ >500mm/đợt.',
      'Từ đêm hai mươi mốt đến ngày hai mươi ba tháng bảy, mưa to đến rất to với lượng mưa một trăm năm mươi đến ba trăm mi li mét, cục bộ lớn hơn năm trăm mi li mét trên đợt.',
    ],
    [
      "Cấm biển từ 12h00' ngày 21/7/2026.",
      'Cấm biển từ mười hai giờ ngày hai mươi mốt tháng bảy năm hai nghìn không trăm hai mươi sáu.',
    ],
    [
      'Từ 01/7/2026, lương cơ sở là 2.530.000đ/tháng.',
      'Từ ngày một tháng bảy năm hai nghìn không trăm hai mươi sáu, lương cơ sở là hai triệu năm trăm ba mươi nghìn đồng trên tháng.',
    ],
    [
      'Cử tri bầu ĐBQH khoá XVI và đại biểu HĐND các cấp nhiệm kỳ 2026-2031 vào Chủ nhật, 15/3/2026.',
      'Cử tri bầu đại biểu Quốc hội khoá mười sáu và đại biểu Hội đồng nhân dân các cấp nhiệm kỳ hai nghìn không trăm hai mươi sáu đến hai nghìn không trăm ba mươi mốt vào Chủ nhật, ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi sáu.',
    ],
    [
      'Danh sách niêm yết trước ngày bầu cử 40 ngày, tức ngày 03/02/2026.',
      'Danh sách niêm yết trước ngày bầu cử bốn mươi ngày, tức ngày ba tháng hai năm hai nghìn không trăm hai mươi sáu.',
    ],
    [
      'Nộp thuế SDĐ phi nông nghiệp năm 2026 trước ngày 31/10/2026 qua app eTax Mobile.',
      'Nộp thuế sử dụng đất phi nông nghiệp năm hai nghìn không trăm hai mươi sáu trước ngày ba mươi mốt tháng mười năm hai nghìn không trăm hai mươi sáu qua app i tắc Mobile.',
    ],
    [
      'Công dân nam đủ 18-25 tuổi (sinh từ 01/01/2001 đến 31/12/2008) đăng ký NVQS.',
      'Công dân nam đủ mười tám đến hai mươi lăm tuổi, sinh từ ngày một tháng một năm hai nghìn không trăm linh một đến ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm linh tám, đăng ký nghĩa vụ quân sự.',
    ],
    [
      'Khám tuyển tại TTYT huyện từ 01/11 đến 31/12 hàng năm.',
      'Khám tuyển tại Trung tâm Y tế huyện từ ngày một tháng mười một đến ngày ba mươi mốt tháng mười hai hàng năm.',
    ],
    [
      'Xả lũ với lưu lượng 2.500m3/giây lúc 15g ngày 10-9.',
      'Xả lũ với lưu lượng hai nghìn năm trăm mét khối trên giây lúc mười lăm giờ ngày mười tháng chín.',
    ],
    [
      'Cúp điện từ 6h-17h ngày 5/8, khu vực: TBA Thôn 1, 2, 3.',
      'Cúp điện từ sáu giờ đến mười bảy giờ ngày năm tháng tám, khu vực: trạm biến áp Thôn một, hai, ba.',
    ],
    [
      'Thi tốt nghiệp THPT ngày 25, 26 và 27/6/2026.',
      'Thi tốt nghiệp trung học phổ thông ngày hai mươi lăm, hai mươi sáu và ngày hai mươi bảy tháng sáu năm hai nghìn không trăm hai mươi sáu.',
    ],
    [
      '1. Thời gian: 8h00 ngày 12/9/2026 (Thứ Bảy)',
      'một. Thời gian: tám giờ ngày mười hai tháng chín năm hai nghìn không trăm hai mươi sáu, Thứ Bảy',
    ],
    ['-15/8: họp thôn', 'ngày mười lăm tháng tám: họp thôn'],
    ['BÁO CÁO KẾT QUẢ QUÝ I NĂM 2026', 'báo cáo kết quả quý một năm hai nghìn không trăm hai mươi sáu'],
    ['từ ngày 01 đến ngày 30/11', 'từ ngày một đến ngày ba mươi tháng mười một'],
    [
      'ngày 20 và 21/8/2026; ngày 5, 6/9',
      'ngày hai mươi và ngày hai mươi mốt tháng tám năm hai nghìn không trăm hai mươi sáu; ngày năm, ngày sáu tháng chín',
    ],
    [
      'sáng ngày 15/8; 7 giờ 30 ngày 3/9; 19h30 ngày 30-4-2026',
      'sáng ngày mười lăm tháng tám; bảy giờ ba mươi ngày ba tháng chín; mười chín giờ ba mươi phút ngày ba mươi tháng tư năm hai nghìn không trăm hai mươi sáu',
    ],
    [
      'hạn chót 17:00 ngày 31.12.2026',
      'hạn chót mười bảy giờ ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi sáu',
    ],
    [
      'từ tháng 9/2025 đến tháng 5/2026; tháng 9-10/2026',
      'từ tháng chín năm hai nghìn không trăm hai mươi lăm đến tháng năm năm hai nghìn không trăm hai mươi sáu; tháng chín đến tháng mười năm hai nghìn không trăm hai mươi sáu',
    ],
    ["16°22' Bắc, 103°30' Đông", 'mười sáu độ hai mươi hai phút Bắc, một trăm linh ba độ ba mươi phút Đông'],
    [
      'nộp trước 16h30 thứ 6 (25/12)',
      'nộp trước mười sáu giờ ba mươi phút thứ sáu, ngày hai mươi lăm tháng mười hai',
    ],
    [
      'Ngày 1/7/2025, xã chính thức vận hành chính quyền địa phương 02 cấp.',
      'Ngày một tháng bảy năm hai nghìn không trăm hai mươi lăm, xã chính thức vận hành chính quyền địa phương hai cấp.',
    ],
    [
      'Kỷ niệm 80 năm Cách mạng Tháng Tám (19/8/1945 - 19/8/2025) và Quốc khánh 2/9',
      'Kỷ niệm tám mươi năm Cách mạng Tháng Tám, ngày mười chín tháng tám năm một nghìn chín trăm bốn mươi lăm đến ngày mười chín tháng tám năm hai nghìn không trăm hai mươi lăm, và Quốc khánh ngày hai tháng chín',
    ],
    [
      'Tết Nguyên đán Bính Ngọ 2026 nghỉ từ 14/02 đến hết 22/02/2026 (tức 27 tháng Chạp đến mùng 6 tháng Giêng)',
      'Tết Nguyên đán Bính Ngọ hai nghìn không trăm hai mươi sáu nghỉ từ ngày mười bốn tháng hai đến hết ngày hai mươi hai tháng hai năm hai nghìn không trăm hai mươi sáu, tức hai mươi bảy tháng Chạp đến mùng sáu tháng Giêng',
    ],
    [
      'Rằm tháng 7 (15/7 âm lịch); mùng 10/3 âm lịch',
      'Rằm tháng bảy, ngày mười lăm tháng bảy âm lịch; mùng mười tháng ba âm lịch',
    ],
    [
      "8h00' - 11h30' sáng, 13h30' - 16h30' chiều các ngày từ thứ 2 đến thứ 6",
      'tám giờ đến mười một giờ ba mươi phút sáng, mười ba giờ ba mươi phút đến mười sáu giờ ba mươi phút chiều các ngày từ thứ hai đến thứ sáu',
    ],
    [
      'Thời gian: từ 07h đến 08h ngày 15, 16, 17/10',
      'Thời gian: từ bảy giờ đến tám giờ ngày mười lăm, mười sáu, ngày mười bảy tháng mười',
    ],
    ['trước 10h ngày thứ Sáu (18/7)', 'trước mười giờ ngày thứ Sáu, ngày mười tám tháng bảy'],
    ['từ 0h ngày 01/01/2026', 'từ không giờ ngày một tháng một năm hai nghìn không trăm hai mươi sáu'],
    [
      'lúc 23 giờ 59 phút ngày 31 tháng 12',
      'lúc hai mươi ba giờ năm mươi chín phút ngày ba mươi mốt tháng mười hai',
    ],
    [
      'trong 24-48 giờ tới; 48h qua; 72 giờ',
      'trong hai mươi tư đến bốn mươi tám giờ tới; bốn mươi tám giờ qua; bảy mươi hai giờ',
    ],
    ["cứ 15' phát 1 lần, mỗi lần 5-7 phút", 'cứ mười lăm phút phát một lần, mỗi lần năm đến bảy phút'],
    ['0h-4h; 4h/ngày; 8h/ngày', 'không giờ đến bốn giờ; bốn giờ trên ngày; tám giờ trên ngày'],
  ])('%s', (written, spoken) => expect(readText(written).spoken).toBe(spoken));
});
