import { describe, expect, it } from '@jest/globals';
import { readText } from './read.js';

/** Phrases as notices of provinces and communes write them, each reading checked word by word. */
describe('numbers, money, units and telephone numbers', () => {
  it.each([
    ['Điều 5 khoản 2 điểm đ', 'Điều năm khoản hai điểm đê'],
    ['điểm a, b, c khoản 3 Điều 7', 'điểm a, bê, xê khoản ba Điều bảy'],
    ['Điểm đ, e khoản 2', 'Điểm đê, e khoản hai'],
    [
      'giai đoạn 2021-2025, tầm nhìn 2030',
      'giai đoạn hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi lăm, tầm nhìn hai nghìn không trăm ba mươi',
    ],
    ['giai đoạn 2026 – 2030', 'giai đoạn hai nghìn không trăm hai mươi sáu đến hai nghìn không trăm ba mươi'],
    ['năm học 2025-2026', 'năm học hai nghìn không trăm hai mươi lăm đến hai nghìn không trăm hai mươi sáu'],
    ['nhiệm kỳ 2020 - 2025', 'nhiệm kỳ hai nghìn không trăm hai mươi đến hai nghìn không trăm hai mươi lăm'],
    [
      'vụ đông xuân 2025-2026',
      'vụ đông xuân hai nghìn không trăm hai mươi lăm đến hai nghìn không trăm hai mươi sáu',
    ],
    ['6 tháng đầu năm 2026', 'sáu tháng đầu năm hai nghìn không trăm hai mươi sáu'],
    ['lãi suất 9-10%/năm', 'lãi suất chín đến mười phần trăm trên năm'],
    ['tăng 3,5% so với cùng kỳ', 'tăng ba phẩy năm phần trăm so với cùng kỳ'],
    ['giảm 0,25 điểm phần trăm', 'giảm không phẩy hai năm điểm phần trăm'],
    ['khoảng 2.5 tỷ đồng', 'khoảng hai phẩy năm tỷ đồng'],
    ['1.500.000 đồng/người/tháng', 'một triệu năm trăm nghìn đồng trên người trên tháng'],
    ['500.000đ/hộ', 'năm trăm nghìn đồng trên hộ'],
    ['hỗ trợ 30 triệu đồng/ha', 'hỗ trợ ba mươi triệu đồng trên héc ta'],
    ['giá 62.000 - 65.000 đồng/kg', 'giá sáu mươi hai nghìn đến sáu mươi lăm nghìn đồng trên ki lô gam'],
    ['Giá lợn hơi: 65.000đ/kg', 'Giá lợn hơi: sáu mươi lăm nghìn đồng trên ki lô gam'],
    ['từ 1,2 - 1,5 triệu đồng/tấn', 'từ một phẩy hai đến một phẩy năm triệu đồng trên tấn'],
    ['20 USD/thùng', 'hai mươi đô la Mỹ trên thùng'],
    ['$1.5 triệu', 'một phẩy năm triệu đô la'],
    [
      'lượng mưa 100-200mm/24h, có nơi trên 300mm',
      'lượng mưa một trăm đến hai trăm mi li mét trên hai mươi tư giờ, có nơi trên ba trăm mi li mét',
    ],
    ['gió cấp 8-9, giật cấp 11', 'gió cấp tám đến chín, giật cấp mười một'],
    ['vận tốc 60 km/h', 'vận tốc sáu mươi ki lô mét trên giờ'],
    ['lưu lượng 1.200 m3/s', 'lưu lượng một nghìn hai trăm mét khối trên giây'],
    ['bón 200kg/ha', 'bón hai trăm ki lô gam trên héc ta'],
    [
      'nhiệt độ thấp nhất 10–15°C, vùng núi dưới -2°C',
      'nhiệt độ thấp nhất mười đến mười lăm độ xê, vùng núi dưới âm hai độ xê',
    ],
    ['nhiệt độ từ -2 đến 5 độ C', 'nhiệt độ từ âm hai đến năm độ xê'],
    ['25oC', 'hai mươi lăm độ xê'],
    ['trực 24/24 giờ, 24/7', 'trực hai mươi tư trên hai mươi tư giờ, hai mươi tư trên bảy'],
    ['Điện thoại: 0214.3842.555', 'Điện thoại: không hai một bốn, ba tám bốn hai, năm năm năm'],
    [
      'ĐT: (0214) 3842 555 - 0912 345 678',
      'điện thoại: không hai một bốn, ba tám bốn hai, năm năm năm, không chín một hai, ba bốn năm, sáu bảy tám',
    ],
    ['đường dây nóng 1900 1234', 'đường dây nóng một chín không không, một hai ba bốn'],
    ['gọi 113, 114 hoặc 115', 'gọi một một ba, một một bốn hoặc một một năm'],
    [
      'Tổng đài 1022; hotline: 0987.654.321',
      'Tổng đài một không hai hai; hotline: không chín tám bảy, sáu năm bốn, ba hai một',
    ],
    ['Liên hệ 1800 1091', 'Liên hệ một tám không không, một không chín một'],
    ['số nhà 12/5, tổ 3, phường Tân Phong', 'số nhà mười hai trên năm, tổ ba, phường Tân Phong'],
    [
      'KẾ HOẠCH PHÁT TRIỂN KT-XH NĂM 2026',
      'kế hoạch phát triển kinh tế xã hội năm hai nghìn không trăm hai mươi sáu',
    ],
    ['đạt 19/19 tiêu chí NTM', 'đạt mười chín trên mười chín tiêu chí nông thôn mới'],
    [
      '98/105 xã, 2/3 số hộ, 3/4 diện tích',
      'chín mươi tám trên một trăm linh năm xã, hai phần ba số hộ, ba phần tư diện tích',
    ],
    ['ít nhất 2/3 đại biểu tham dự', 'ít nhất hai phần ba đại biểu tham dự'],
    ['tỷ lệ 1/500', 'tỷ lệ một trên năm trăm'],
    ['bản đồ tỷ lệ 1:500', 'bản đồ tỷ lệ một trên năm trăm'],
    ['mức 2 VNeID', 'mức hai vi en i ai đi'],
    [
      'Sức gió mạnh nhất vùng gần tâm bão mạnh cấp 10-11 (89-117km/h), giật cấp 14.',
      'Sức gió mạnh nhất vùng gần tâm bão mạnh cấp mười đến mười một, tám mươi chín đến một trăm mười bảy ki lô mét trên giờ, giật cấp mười bốn.',
    ],
    [
      'Mọi chi tiết xin liên hệ Ban CHQS xã (SĐT 0987.123.456) hoặc công an xã 0213 3876 113.',
      'Mọi chi tiết xin liên hệ Ban Chỉ huy Quân sự xã, số điện thoại không chín tám bảy, một hai ba, bốn năm sáu, hoặc công an xã không hai một ba, ba tám bảy sáu, một một ba.',
    ],
    [
      'Trẻ từ 6-36 tháng tuổi được uống vitamin A liều 100.000 IU và 200.000 IU.',
      'Trẻ từ sáu đến ba mươi sáu tháng tuổi được uống vitamin A liều một trăm nghìn đơn vị quốc tế và hai trăm nghìn đơn vị quốc tế.',
    ],
    [
      'Mũi 1 cách mũi 2 ít nhất 28 ngày; liều 0,5ml.',
      'Mũi một cách mũi hai ít nhất hai mươi tám ngày; liều không phẩy năm mi li lít.',
    ],
    [
      'Hộ gia đình có thửa đất số 125, tờ bản đồ số 12, diện tích 1.250,5m2 tại thôn 3.',
      'Hộ gia đình có thửa đất số một trăm hai mươi lăm, tờ bản đồ số mười hai, diện tích một nghìn hai trăm năm mươi phẩy năm mét vuông tại thôn ba.',
    ],
    [
      'Giá đất ở từ 3,5 triệu đồng/m2 đến 4 triệu đồng/m2.',
      'Giá đất ở từ ba phẩy năm triệu đồng trên mét vuông đến bốn triệu đồng trên mét vuông.',
    ],
    [
      'Mức đóng BHXH tự nguyện thấp nhất là 330.000 đ/tháng (22% x 1.500.000đ).',
      'Mức đóng bảo hiểm xã hội tự nguyện thấp nhất là ba trăm ba mươi nghìn đồng trên tháng, hai mươi hai phần trăm nhân một triệu năm trăm nghìn đồng.',
    ],
    [
      'Người dân mang theo CCCD gắn chip, sổ hộ khẩu và 02 ảnh 3x4 cm.',
      'Người dân mang theo căn cước công dân gắn chip, sổ hộ khẩu và hai ảnh ba nhân bốn xăng ti mét.',
    ],
    ['Kích thước ảnh 4 x 6cm, nền trắng.', 'Kích thước ảnh bốn nhân sáu xăng ti mét, nền trắng.'],
    ['Tỷ lệ cử tri đi bầu đạt 99,87%.', 'Tỷ lệ cử tri đi bầu đạt chín mươi chín phẩy tám bảy phần trăm.'],
    [
      'Giá phân U-rê 11.500-12.000 đ/kg; NPK 16-16-8: 15.000đ/kg; DAP 22.000đ/kg.',
      'Giá phân U rê mười một nghìn năm trăm đến mười hai nghìn đồng trên ki lô gam; en pê ca mười sáu, mười sáu, tám: mười lăm nghìn đồng trên ki lô gam; đáp hai mươi hai nghìn đồng trên ki lô gam.',
    ],
    [
      'Sử dụng thuốc BVTV liều 1,5-2 lít/ha, pha 20ml/bình 16 lít.',
      'Sử dụng thuốc bảo vệ thực vật liều một phẩy năm đến hai lít trên héc ta, pha hai mươi mi li lít trên bình mười sáu lít.',
    ],
    [
      'Mật độ 4-5 con/m2; mật độ sâu 20-30 con/m².',
      'Mật độ bốn đến năm con trên mét vuông; mật độ sâu hai mươi đến ba mươi con trên mét vuông.',
    ],
    [
      'Thuế suất GTGT giảm 2% từ 10% xuống còn 8%.',
      'Thuế suất giá trị gia tăng giảm hai phần trăm từ mười phần trăm xuống còn tám phần trăm.',
    ],
    [
      'Mực nước hồ còn 45% DTTK; độ mặn 4‰ xâm nhập 50-60km.',
      'Mực nước hồ còn bốn mươi lăm phần trăm dung tích thiết kế; độ mặn bốn phần nghìn xâm nhập năm mươi đến sáu mươi ki lô mét.',
    ],
    [
      'Đăng ký khai sinh trong vòng 60 ngày kể từ ngày sinh; trẻ dưới 6 tuổi được cấp thẻ BHYT miễn phí.',
      'Đăng ký khai sinh trong vòng sáu mươi ngày kể từ ngày sinh; trẻ dưới sáu tuổi được cấp thẻ bảo hiểm y tế miễn phí.',
    ],
    [
      'Cài đặt VNeID mức 2 trên điện thoại iOS 14.0 hoặc Android 8.0 trở lên.',
      'Cài đặt vi en i ai đi mức hai trên điện thoại ai ô ét mười bốn phẩy không hoặc Android tám phẩy không trở lên.',
    ],
    [
      'Tốc độ Internet 100Mbps, mạng 5G, wifi miễn phí tại NVH thôn.',
      'Tốc độ Internet một trăm mê ga bít trên giây, mạng năm giê, oai phai miễn phí tại nhà văn hóa thôn.',
    ],
    [
      'Tổ CNSCĐ hướng dẫn DVCTT; tỷ lệ hồ sơ trực tuyến >= 80%.',
      'Tổ công nghệ số cộng đồng hướng dẫn dịch vụ công trực tuyến; tỷ lệ hồ sơ trực tuyến lớn hơn hoặc bằng tám mươi phần trăm.',
    ],
    [
      'Hỗ trợ 44 triệu đồng/nhà xây mới, 22 triệu đồng/nhà sửa chữa.',
      'Hỗ trợ bốn mươi tư triệu đồng trên nhà xây mới, hai mươi hai triệu đồng trên nhà sửa chữa.',
    ],
    [
      'Hộ nghèo có thu nhập từ 1,5 triệu đồng/người/tháng trở xuống.',
      'Hộ nghèo có thu nhập từ một phẩy năm triệu đồng trên người trên tháng trở xuống.',
    ],
    [
      'Đàn lợn 12.345 con, tăng 1,2 lần; sản lượng lúa đạt 58,3 tạ/ha.',
      'Đàn lợn mười hai nghìn ba trăm bốn mươi lăm con, tăng một phẩy hai lần; sản lượng lúa đạt năm mươi tám phẩy ba tạ trên héc ta.',
    ],
    [
      'Sốt xuất huyết: 125 ca/tuần, tăng 30% so với tuần 28/2026.',
      'Sốt xuất huyết: một trăm hai mươi lăm ca trên tuần, tăng ba mươi phần trăm so với tuần hai mươi tám năm hai nghìn không trăm hai mươi sáu.',
    ],
    [
      'Lớp 9A1, 9B; phòng 201, tầng 2, nhà A2.',
      'Lớp chín a một, chín bê; phòng hai trăm linh một, tầng hai, nhà a hai.',
    ],
    [
      'Học phí 120.000 đồng/học sinh/tháng x 9 tháng.',
      'Học phí một trăm hai mươi nghìn đồng trên học sinh trên tháng nhân chín tháng.',
    ],
    [
      'Trường PTDTBT TH&THCS Tả Van thông báo tuyển 02 GV Tiếng Anh.',
      'Trường phổ thông dân tộc bán trú tiểu học và trung học cơ sở Tả Van thông báo tuyển hai giáo viên Tiếng Anh.',
    ],
    [
      'Hộ ông Lý A Sử (sn 1985), bà Giàng Thị Mỷ (SN: 1990).',
      'Hộ ông Lý A Sử, sinh năm một nghìn chín trăm tám mươi lăm, bà Giàng Thị Mỷ, sinh năm: một nghìn chín trăm chín mươi.',
    ],
    [
      'Vay vốn NHCSXH tối đa 100 triệu đồng, lãi suất 6,6%/năm, thời hạn 60 tháng.',
      'Vay vốn Ngân hàng Chính sách xã hội tối đa một trăm triệu đồng, lãi suất sáu phẩy sáu phần trăm trên năm, thời hạn sáu mươi tháng.',
    ],
    [
      'Xe máy BKS 24B1-123.45 vi phạm nồng độ cồn 0,35mg/l khí thở',
      'Xe máy biển kiểm soát hai bốn bê một, một hai ba bốn năm vi phạm nồng độ cồn không phẩy ba năm mi li gam trên lít khí thở',
    ],
    [
      'Tốc độ tối đa 50km/h trong khu dân cư, 80km/h ngoài KDC.',
      'Tốc độ tối đa năm mươi ki lô mét trên giờ trong khu dân cư, tám mươi ki lô mét trên giờ ngoài khu dân cư.',
    ],
    ['Phạt 4-6 triệu đồng, trừ 4 điểm GPLX.', 'Phạt bốn đến sáu triệu đồng, trừ bốn điểm giấy phép lái xe.'],
    [
      'Cấp điện áp 110kV, 35kV, 22kV, 0,4kV; công suất 2x63MVA.',
      'Cấp điện áp một trăm mười ki lô vôn, ba mươi lăm ki lô vôn, hai mươi hai ki lô vôn, không phẩy bốn ki lô vôn; công suất hai nhân sáu mươi ba mê ga vôn am pe.',
    ],
    [
      'Tiêu thụ 250kWh/tháng, giá bậc 3: 2.380 đồng/kWh.',
      'Tiêu thụ hai trăm năm mươi ki lô oát giờ trên tháng, giá bậc ba: hai nghìn ba trăm tám mươi đồng trên ki lô oát giờ.',
    ],
    [
      'Nhiệt độ 38°C-40°C; độ ẩm 60%-75%; chỉ số UV 9-10.',
      'Nhiệt độ ba mươi tám độ xê đến bốn mươi độ xê; độ ẩm sáu mươi phần trăm đến bảy mươi lăm phần trăm; chỉ số u vê chín đến mười.',
    ],
    [
      'Chất lượng không khí AQI 152; bụi PM2.5 65µg/m3.',
      'Chất lượng không khí a quy ai một trăm năm mươi hai; bụi pê mờ hai phẩy năm sáu mươi lăm mi crô gam trên mét khối.',
    ],
    [
      'Chiều dài tuyến 12,5km (Km0+000 - Km12+500), mặt đường 3,5m.',
      'Chiều dài tuyến mười hai phẩy năm ki lô mét, ki lô mét không cộng không đến ki lô mét mười hai cộng năm trăm, mặt đường ba phẩy năm mét.',
    ],
    [
      'Tổng mức đầu tư: 1.234,5 tỷ đồng (khoảng 50 triệu USD).',
      'Tổng mức đầu tư: một nghìn hai trăm ba mươi tư phẩy năm tỷ đồng, khoảng năm mươi triệu đô la Mỹ.',
    ],
    [
      'Đội tuyển VN thắng Thái Lan 2-0; tỷ số 3 - 2.',
      'Đội tuyển Việt Nam thắng Thái Lan hai không; tỷ số ba hai.',
    ],
    [
      'Điều 3. Chánh Văn phòng HĐND-UBND xã, các ông (bà) có tên tại Điều 1 chịu trách nhiệm thi hành QĐ này.',
      'Điều ba. Chánh Văn phòng Hội đồng nhân dân Ủy ban nhân dân xã, các ông, bà, có tên tại Điều một chịu trách nhiệm thi hành quyết định này.',
    ],
    [
      '50,000 đồng; 2,000 người; 1,500 VND; 1,234 kg',
      'năm mươi nghìn đồng; hai nghìn người; một nghìn năm trăm đồng; một phẩy hai ba bốn ki lô gam',
    ],
    [
      'QUYẾT ĐỊNH: Phê duyệt Đề án "Chuyển đổi số giai đoạn 2026 - 2030"',
      'quyết định: Phê duyệt Đề án Chuyển đổi số giai đoạn hai nghìn không trăm hai mươi sáu đến hai nghìn không trăm ba mươi',
    ],
    [
      'THÔNG BÁO VỀ VIỆC TIÊM PHÒNG VẮC XIN COVID-19 MŨI 3',
      'thông báo về việc tiêm phòng vắc xin cô vít mười chín mũi ba',
    ],
    ['Điều 5, 6, 7 và khoản 3, 4 Điều 8', 'Điều năm, sáu, bảy và khoản ba, bốn Điều tám'],
    [
      'Điều 12 Chương II; Mục 3 Chương V; Phụ lục IV; Phụ lục A; Mẫu số 01a',
      'Điều mười hai Chương hai; Mục ba Chương năm; Phụ lục bốn; Phụ lục A; Mẫu số một a',
    ],
    [
      'các điểm a, b và c khoản 2; điểm g, điểm h, điểm i',
      'các điểm a, bê và xê khoản hai; điểm giê, điểm hát, điểm i',
    ],
    ['Điều 4.2; mục 2.1.3', 'Điều bốn chấm hai; mục hai chấm một chấm ba'],
    [
      'năm 2024, 2025 và 6 tháng đầu năm 2026',
      'năm hai nghìn không trăm hai mươi tư, hai nghìn không trăm hai mươi lăm và sáu tháng đầu năm hai nghìn không trăm hai mươi sáu',
    ],
    [
      '2 năm 2025-2026; các năm 2021, 2022',
      'hai năm hai nghìn không trăm hai mươi lăm đến hai nghìn không trăm hai mươi sáu; các năm hai nghìn không trăm hai mươi mốt, hai nghìn không trăm hai mươi hai',
    ],
    [
      '1,2 triệu lượt; 3.200 tỷ đồng; 1.234.567.890 đồng; 0,5%/tháng',
      'một phẩy hai triệu lượt; ba nghìn hai trăm tỷ đồng; một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi đồng; không phẩy năm phần trăm trên tháng',
    ],
    [
      'tăng từ 2,34 lên 2,53 triệu đồng/tháng',
      'tăng từ hai phẩy ba bốn lên hai phẩy năm ba triệu đồng trên tháng',
    ],
    [
      'giảm 50-70%; +5%; -3,5%; tăng gấp 2-3 lần',
      'giảm năm mươi đến bảy mươi phần trăm; cộng năm phần trăm; âm ba phẩy năm phần trăm; tăng gấp hai đến ba lần',
    ],
    [
      '5-6 người/hộ; 100 hộ/thôn; 2 lần/tuần; 1 con/hộ/năm',
      'năm đến sáu người trên hộ; một trăm hộ trên thôn; hai lần trên tuần; một con trên hộ trên năm',
    ],
    ['70 lít/người/ngày đêm', 'bảy mươi lít trên người trên ngày đêm'],
    ['mật độ dân số 120 người/km2', 'mật độ dân số một trăm hai mươi người trên ki lô mét vuông'],
    [
      '80-100 mm/6h; 30mm/3 giờ',
      'tám mươi đến một trăm mi li mét trên sáu giờ; ba mươi mi li mét trên ba giờ',
    ],
    [
      'sâu 1,2-1,5m; rộng 3m x dài 5m x cao 2m',
      'sâu một phẩy hai đến một phẩy năm mét; rộng ba mét nhân dài năm mét nhân cao hai mét',
    ],
    [
      'cao 1.600m so với mực nước biển; cách 12 km',
      'cao một nghìn sáu trăm mét so với mực nước biển; cách mười hai ki lô mét',
    ],
    [
      'gọi số 0213.3876.114 hoặc 114',
      'gọi số không hai một ba, ba tám bảy sáu, một một bốn hoặc một một bốn',
    ],
    [
      'Số điện thoại đường dây nóng: 0988 123 456 (ông Sơn)',
      'Số điện thoại đường dây nóng: không chín tám tám, một hai ba, bốn năm sáu, ông Sơn',
    ],
    [
      'ĐT 0213 3 876 543; Fax: 0213 3876 544',
      'điện thoại không hai một ba, ba, tám bảy sáu, năm bốn ba; Fax: không hai một ba, ba tám bảy sáu, năm bốn bốn',
    ],
    ['Zalo 0987654321', 'Zalo không chín tám bảy sáu năm bốn ba hai một'],
    [
      'tổng đài 19009095, 1900 9095, 111, 18001567',
      'tổng đài một chín không không chín không chín năm, một chín không không, chín không chín năm, một một một, một tám không không một năm sáu bảy',
    ],
    [
      'chuyển đổi số theo NQ 57, NQ số 57 và NQ57',
      'chuyển đổi số theo Nghị quyết năm mươi bảy, Nghị quyết số năm mươi bảy và Nghị quyết năm mươi bảy',
    ],
    [
      'Tổ dân phố số 9, P. Tân Phong, TP Lai Châu',
      'Tổ dân phố số chín, phường Tân Phong, thành phố Lai Châu',
    ],
    ["người H'Mông; xã Nậm Cắn; bản Huổi Luông 2", 'người Hơ Mông; xã Nậm Cắn; bản Huổi Luông hai'],
    [
      'thuốc Paracetamol 500mg x 2 lần/ngày; ORS',
      'thuốc Paracetamol năm trăm mi li gam nhân hai lần trên ngày; ô rê dôn',
    ],
    [
      'giá ngô 6.500đ/kg - 7.000đ/kg',
      'giá ngô sáu nghìn năm trăm đồng trên ki lô gam đến bảy nghìn đồng trên ki lô gam',
    ],
    ['trợ cấp 360.000 đồng x hệ số 1,5', 'trợ cấp ba trăm sáu mươi nghìn đồng nhân hệ số một phẩy năm'],
    [
      'điểm 27,75/30; 9,5 điểm; xếp hạng 3/10',
      'điểm hai mươi bảy phẩy bảy năm trên ba mươi; chín phẩy năm điểm; xếp hạng ba trên mười',
    ],
    [
      'chiếm 2/3; quá 1/2 số phiếu; 51%; tối thiểu 3/4',
      'chiếm hai phần ba; quá một phần hai số phiếu; năm mươi mốt phần trăm; tối thiểu ba phần tư',
    ],
    ['xe 16 chỗ, 29 chỗ; 24B-123.45', 'xe mười sáu chỗ, hai mươi chín chỗ; hai bốn bê, một hai ba bốn năm'],
    [
      'Hiến pháp năm 2013; Bộ luật Hình sự 2015 (sửa đổi, bổ sung 2017)',
      'Hiến pháp năm hai nghìn không trăm mười ba; Bộ luật Hình sự hai nghìn không trăm mười lăm, sửa đổi, bổ sung hai nghìn không trăm mười bảy',
    ],
    [
      'Mức hưởng: 1.000.000 - 1.500.000 đ/người/tháng',
      'Mức hưởng: một triệu đến một triệu năm trăm nghìn đồng trên người trên tháng',
    ],
    [
      'tiền điện 1.984đ/kWh; nước 7.500 đ/m3',
      'tiền điện một nghìn chín trăm tám mươi tư đồng trên ki lô oát giờ; nước bảy nghìn năm trăm đồng trên mét khối',
    ],
    ['Phạt tiền từ 800.000đ đến 1.000.000đ', 'Phạt tiền từ tám trăm nghìn đồng đến một triệu đồng'],
    [
      'thu 50.000đ/hộ/năm Quỹ PCTT, 15k/người',
      'thu năm mươi nghìn đồng trên hộ trên năm Quỹ phòng, chống thiên tai, mười lăm nghìn trên người',
    ],
    [
      'vốn 1,25 tỷ đồng; 12,5 triệu USD; 3.5 triệu đồng',
      'vốn một phẩy hai năm tỷ đồng; mười hai phẩy năm triệu đô la Mỹ; ba phẩy năm triệu đồng',
    ],
    [
      'giá vàng 120 triệu đồng/lượng; xăng RON95: 20.310 đồng/lít; E5 RON 92',
      'giá vàng một trăm hai mươi triệu đồng trên lượng; xăng ron chín mươi lăm: hai mươi nghìn ba trăm mười đồng trên lít; e năm ron chín mươi hai',
    ],
    [
      'lãi suất 4,7%-6,2%/năm; trả góp 0%',
      'lãi suất bốn phẩy bảy phần trăm đến sáu phẩy hai phần trăm trên năm; trả góp không phần trăm',
    ],
    ['mức đóng 4,5% lương cơ sở', 'mức đóng bốn phẩy năm phần trăm lương cơ sở'],
    [
      'tăng 1,5 lần; gấp 2,3; 100% số thôn; 0,3‰',
      'tăng một phẩy năm lần; gấp hai phẩy ba; một trăm phần trăm số thôn; không phẩy ba phần nghìn',
    ],
    [
      'Chỉ số giá 103,5%; tăng 0.7 điểm %',
      'Chỉ số giá một trăm linh ba phẩy năm phần trăm; tăng không phẩy bảy điểm phần trăm',
    ],
    [
      'diện tích 12,5ha; 300m2 đất ở; 5.000 m² đất vườn',
      'diện tích mười hai phẩy năm héc ta; ba trăm mét vuông đất ở; năm nghìn mét vuông đất vườn',
    ],
    ['2.500 con gia súc, 12.000 gia cầm', 'hai nghìn năm trăm con gia súc, mười hai nghìn gia cầm'],
    [
      'khoảng 150-200 hộ dân; trên 1.000 người',
      'khoảng một trăm năm mươi đến hai trăm hộ dân; trên một nghìn người',
    ],
    [
      'cao từ 5-7m; dài 2-3km; rộng 1.2m',
      'cao từ năm đến bảy mét; dài hai đến ba ki lô mét; rộng một phẩy hai mét',
    ],
    [
      'hàm lượng 5 mg/L; pH 6,5-8,5; nồng độ 0,25 mg/100ml máu',
      'hàm lượng năm mi li gam trên lít; pê hát sáu phẩy năm đến tám phẩy năm; nồng độ không phẩy hai năm mi li gam trên một trăm mi li lít máu',
    ],
    ['bình 20L; chai 500mL; can 5 lít', 'bình hai mươi lít; chai năm trăm mi li lít; can năm lít'],
    [
      'điện 220V/50Hz; máy 5HP; bóng 15W',
      'điện hai trăm hai mươi vôn trên năm mươi hẹc; máy năm mã lực; bóng mười lăm oát',
    ],
    [
      'mưa 30-70mm, có nơi >100mm/3h',
      'mưa ba mươi đến bảy mươi mi li mét, có nơi lớn hơn một trăm mi li mét trên ba giờ',
    ],
    ['động đất 3,2 độ Richter; cấp IV', 'động đất ba phẩy hai độ Richter; cấp bốn'],
    [
      'nắng nóng 37-39 độ C, có nơi trên 40°C',
      'nắng nóng ba mươi bảy đến ba mươi chín độ xê, có nơi trên bốn mươi độ xê',
    ],
    ['gió Đông Bắc cấp 3-4; sóng cao 2-4m', 'gió Đông Bắc cấp ba đến bốn; sóng cao hai đến bốn mét'],
    [
      'ĐT liên hệ: 0213.3.876.114 (trong giờ hành chính)',
      'điện thoại liên hệ: không hai một ba, ba, tám bảy sáu, một một bốn, trong giờ hành chính',
    ],
    [
      'SĐT: 0912-345-678 / 0987-654-321',
      'số điện thoại: không chín một hai, ba bốn năm, sáu bảy tám, không chín tám bảy, sáu năm bốn, ba hai một',
    ],
    ['Mọi thắc mắc gọi 0986 12 34 56', 'Mọi thắc mắc gọi không chín tám sáu, một hai, ba bốn, năm sáu'],
    ['Gọi ngay 112 khi cần cứu nạn', 'Gọi ngay một một hai khi cần cứu nạn'],
    ['Fax (84-24) 3843 0000', 'Fax tám bốn, hai bốn, ba tám bốn ba, không không không không'],
    [
      'hộ nghèo, cận nghèo theo chuẩn 2022-2025',
      'hộ nghèo, cận nghèo theo chuẩn hai nghìn không trăm hai mươi hai đến hai nghìn không trăm hai mươi lăm',
    ],
    ['Điều 1. Phạm vi điều chỉnh', 'Điều một. Phạm vi điều chỉnh'],
    [
      'b) Có đủ điều kiện theo điểm c khoản 2 Điều 7, trừ điểm đ khoản này;',
      'bê, Có đủ điều kiện theo điểm xê khoản hai Điều bảy, trừ điểm đê khoản này;',
    ],
  ])('%s', (written, spoken) => expect(readText(written).spoken).toBe(spoken));
});
