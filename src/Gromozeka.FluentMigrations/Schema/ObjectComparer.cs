namespace Gromozeka.FluentMigrations.Schema;

/// <summary>
/// Compares views, virtual tables and triggers by their statements. Additional views and virtual tables do not matter; additional triggers
/// do if they are on expected tables or views.
/// </summary>
internal static class ObjectComparer
{
    public static IEnumerable<SchemaDifference> Compare(SchemaSnapshot expected, SchemaSnapshot actual)
    {
        foreach (var one in expected.Objects)
        {
            var name = one.ToString();
            if (Find(actual, one) is { } found)
            {
                if (!expected.Expressions.Equals(one.Sql, found.Sql))
                    yield return new(DifferenceKind.ChangedObject, one.Table, name, "its statement", "another statement")
                    {
                        Details = $"{one.Sql}\0{found.Sql}",
                    };
            }
            else if (one.Kind is SchemaObjectKind.View or SchemaObjectKind.OtherTable && IsTaken(actual, one.Table))
            {
                yield return new(DifferenceKind.Incompatible, one.Table, name, $"a {one.Noun}", "something else with that name");
            }
            else
            {
                yield return new(DifferenceKind.MissingObject, one.Table, name, "its statement", null) { Missing = one, Details = one.Sql };
            }
        }

        foreach (var trigger in actual.Objects.Where(one => one.Kind == SchemaObjectKind.Trigger && IsExpected(expected, one.Table)))
        {
            if (Find(expected, trigger) is null)
                yield return new(DifferenceKind.ExtraTrigger, trigger.Table, trigger.ToString(), null, trigger.Sql);
        }
    }

    private static SchemaObject? Find(SchemaSnapshot schema, SchemaObject wanted) =>
        schema.Objects.FirstOrDefault(one =>
            one.Kind == wanted.Kind
            && schema.Names.Equals(new(one.Table.Schema, one.Name), new(wanted.Table.Schema, wanted.Name))
            && (!wanted.IsNamedWithinTable || schema.Names.Equals(one.Table, wanted.Table))
        );

    private static bool IsExpected(SchemaSnapshot schema, TableName name) =>
        schema.Find(name) is not null
        || schema.Objects.Any(one =>
            one.Kind is SchemaObjectKind.View or SchemaObjectKind.OtherTable && schema.Names.Equals(one.Table, name)
        );

    private static bool IsTaken(SchemaSnapshot schema, TableName name) => schema.Find(name) is not null || schema.OtherNames.Contains(name);
}
