import { ActionIcon, Button, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMe } from '../../api/me.js';
import { UnitPicker } from '../../parts/unit-picker.js';
import { useTexts } from '../../texts/texts.js';
import { type HeldRole, isRole, ROLES } from './roles.js';

const MOST = 20;

/** Which roles somebody holds, and at which unit each. */
export function RoleFields({
  roles,
  unit,
  onChange,
  wrong,
}: {
  roles: readonly HeldRole[];
  /** What a new role starts with. */
  unit: string | null;
  onChange: (roles: HeldRole[]) => void;
  wrong: Record<string, string>;
}) {
  const { t } = useTexts();
  const { home } = useMe();
  const set = (index: number, part: Partial<HeldRole>) =>
    onChange(roles.map((held, i) => (i === index ? { ...held, ...part } : held)));
  return (
    <Stack gap="sm">
      {roles.length === 0 && <Text>{t.people.noRole}</Text>}
      {roles.map((held, i) => (
        <Paper key={i} withBorder p="sm">
          <Group align="flex-end" gap="sm">
            <Select
              label={t.people.role}
              data={ROLES.map((role) => ({ value: role, label: t.common.roles[role] }))}
              value={held.role}
              onChange={(role) => isRole(role) && set(i, { role })}
              allowDeselect={false}
              error={wrong[`roles.${i}.role`]}
              style={{ flex: '1 1 240px' }}
            />
            <div style={{ flex: '1 1 240px' }}>
              <UnitPicker
                label={t.people.at}
                value={held.unit || null}
                onChange={(key) => set(i, { unit: key ?? '' })}
                everywhere={home === '*'}
                error={wrong[`roles.${i}.unit`]}
                required
              />
            </div>
            <ActionIcon
              variant="subtle"
              color="red.9"
              size={42}
              aria-label={t.people.removeRole(i + 1)}
              onClick={() => onChange(roles.filter((_, at) => at !== i))}
            >
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          </Group>
        </Paper>
      ))}
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconPlus size={18} aria-hidden />}
        disabled={roles.length >= MOST}
        onClick={() => onChange([...roles, { role: 'commune-operator', unit: unit ?? '' }])}
      >
        {t.people.addRole}
      </Button>
    </Stack>
  );
}
