// In cascade layers, so that our own rules win whatever order the bundler writes them in.
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import 'dayjs/locale/ko';
