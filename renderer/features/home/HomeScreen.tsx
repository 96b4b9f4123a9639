export function HomeScreen() {
  return <h1>발주길잡이</h1>;
}
