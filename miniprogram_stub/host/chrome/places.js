// Invented places of the demo county, for the place chooser (GCJ-02).
export const PLACES = [
  ['县城客运站', '迎宾路 1 号', 37.8921, 111.2362],
  ['武当社区服务中心', '武当路 18 号', 37.8874, 111.2425],
  ['顺达快递分拣点', '物流园路 6 号', 37.8986, 111.2311],
  ['惠民超市', '建设街 32 号', 37.8903, 111.2408],
  ['河滨公园南门', '滨河东路', 37.8858, 111.2371],
  ['第二小学东门', '学府巷 9 号', 37.8942, 111.2449],
  ['人民广场', '建设街', 37.8896, 111.2395],
  ['南关加油站', '国道旁', 37.8731, 111.2344],
].map(([name, street, latitude, longitude]) => ({
  name,
  address: `${street}（示例地点）`,
  latitude,
  longitude,
}));

export const COUNTY_SEAT = { latitude: 37.89, longitude: 111.24 };
