// The only door to the UI kit: a component is replaced here, not in the screens.
export {
  Accordion,
  ActionIcon,
  Alert,
  Anchor,
  Badge,
  Box,
  Button,
  Card,
  Center,
  Checkbox,
  Chip,
  CloseButton,
  Code,
  Collapse,
  Combobox,
  Divider,
  Fieldset,
  Flex,
  FocusTrap,
  Grid,
  Group,
  Highlight,
  Indicator,
  Kbd,
  List,
  Loader,
  Menu,
  Menubar,
  Modal,
  MultiSelect,
  NavLink,
  NumberInput,
  Paper,
  PasswordInput,
  Pill,
  Popover,
  Portal,
  Progress,
  Radio,
  RingProgress,
  ScrollArea,
  SegmentedControl,
  Select,
  SimpleGrid,
  Skeleton,
  Space,
  Splitter,
  Stack,
  Stepper,
  Switch,
  Table,
  Tabs,
  TagsInput,
  Text,
  Textarea,
  TextInput,
  ThemeIcon,
  Title,
  Tooltip,
  Tree,
  UnstyledButton,
  useCombobox,
  useComputedColorScheme,
  useTree,
  VisuallyHidden,
} from '@mantine/core';
export { useDebouncedCallback, useDisclosure, useElementSize, useId } from '@mantine/hooks';
export { type Choice, ChoiceGroup } from './ChoiceGroup';
export { DateField } from './DateField';
export { DayInput } from './DayInput';
export { Dialog } from './Dialog';
export { JobProgress } from './JobProgress';
export { MemoField } from './MemoField';
export { notify } from './notify';
export { Provenance, ProvenanceBadge } from './ProvenanceBadge';
export { useReadOnlyField } from './readOnlyFields';
export { StatusPart } from './StatusPart';
export { today } from './today';
export { useCommittedText } from './useCommittedText';
export { useHeld } from './useHeld';
export { useJob } from './useJob';
export { WordDifference } from './WordDifference';
export { OutlineEntry, SideSection, WorkArea } from './WorkArea';
