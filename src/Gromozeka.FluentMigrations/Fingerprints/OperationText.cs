using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Batches;

namespace Gromozeka.FluentMigrations.Fingerprints;

/// <summary>
/// Writes the operations of a step as text, from FluentMigrator's expressions: the same for the same code, whatever the engine or its
/// dialect makes of them. What an operation leaves at its default is not written, so that a new property of FluentMigrator is no edit.
/// </summary>
/// <param name="text">Where to.</param>
/// <param name="scripts">The content of the scripts that an operation runs, with their names.</param>
internal sealed class OperationText(FingerprintText text, Func<IMigrationExpression, IEnumerable<(string Name, string Content)>> scripts)
{
    public void Write(IMigrationExpression operation)
    {
        switch (operation)
        {
            case CreateTableExpression table:
                Line("create table", table.SchemaName, table.TableName).Described(table.TableDescription);
                foreach (var column in table.Columns)
                    Column("  column", column);
                break;
            case AlterTableExpression table:
                Line("alter table", table.SchemaName, table.TableName).Described(table.TableDescription);
                break;
            case DeleteTableExpression table:
                Line("delete table", table.SchemaName, table.TableName).Flag(table.IfExists, " if exists");
                break;
            case RenameTableExpression table:
                Line("rename table", table.SchemaName, table.OldName).Names(" to ", [table.NewName]);
                break;
            case AlterSchemaExpression table:
                Line("move table", table.SourceSchemaName, table.TableName).Names(" to ", [table.DestinationSchemaName]);
                break;

            case CreateColumnExpression column:
                Line("create column in", column.SchemaName, column.TableName).Column("  column", column.Column);
                break;
            case AlterColumnExpression column:
                Line("alter column in", column.SchemaName, column.TableName).Column("  column", column.Column);
                break;
            case DeleteColumnExpression columns:
                Line("delete columns of", columns.SchemaName, columns.TableName).Names(": ", columns.ColumnNames);
                break;
            case RenameColumnExpression column:
                Line("rename column of", column.SchemaName, column.TableName).Names(": ", [column.OldName]).Names(" to ", [column.NewName]);
                break;
            case AlterDefaultConstraintExpression column:
                Line("alter default of", column.SchemaName, column.TableName).Names(".", [column.ColumnName]);
                text.Add(": ").Literal(column.DefaultValue);
                break;
            case DeleteDefaultConstraintExpression column:
                Line("delete default of", column.SchemaName, column.TableName).Names(".", [column.ColumnName]);
                break;

            case CreateIndexExpression index:
                Index("create index", index.Index).Features(index);
                break;
            case DeleteIndexExpression index:
                Index("delete index", index.Index).Features(index);
                break;
            case CreateConstraintExpression constraint:
                Constraint("create", constraint.Constraint).Features(constraint);
                break;
            case DeleteConstraintExpression constraint:
                Constraint("delete", constraint.Constraint).Features(constraint);
                break;
            case CreateForeignKeyExpression key:
                text.Line("create foreign key");
                ForeignKey(key.ForeignKey);
                break;
            case DeleteForeignKeyExpression key:
                text.Line("delete foreign key");
                ForeignKey(key.ForeignKey);
                break;

            case InsertDataExpression rows:
                Line("insert into", rows.SchemaName, rows.TableName).Features(rows);
                Rows(rows.Rows);
                break;
            case UpdateDataExpression rows:
                Line("update", rows.SchemaName, rows.TableName).Flag(rows.IsAllRows, " all rows");
                Rows([rows.Set]);
                text.Line("  where");
                Rows(rows.Where is null ? [] : [rows.Where]);
                break;
            case DeleteDataExpression rows:
                Line("delete from", rows.SchemaName, rows.TableName).Flag(rows.IsAllRows, " all rows");
                Rows(rows.Rows);
                break;

            case CreateSchemaExpression schema:
                Line("create schema", null, schema.SchemaName).Features(schema);
                break;
            case DeleteSchemaExpression schema:
                Line("delete schema", null, schema.SchemaName);
                break;
            case CreateSequenceExpression { Sequence: var sequence }:
                Line("create sequence", sequence.SchemaName, sequence.Name).Flag(sequence.Cycle, " cycle");
                text.Add($" by {sequence.Increment} from {sequence.StartWith} in {sequence.MinValue} to {sequence.MaxValue}");
                text.Add($" cache {sequence.Cache}");
                break;
            case DeleteSequenceExpression sequence:
                Line("delete sequence", sequence.SchemaName, sequence.SequenceName);
                break;

            case ExecuteSqlStatementExpression statement:
                text.Line("execute\n").Sql(statement.SqlStatement);
                Parameters(statement.Parameters);
                break;
            case ExecuteSqlScriptExpressionBase script:
                foreach (var (name, content) in scripts(script))
                    text.Line("execute ").Name(name).Add("\n").Sql(content);
                Parameters(script.Parameters);
                break;
            case BatchExpression batches:
                Batches(batches);
                break;
            case PerformDBOperationExpression:
                text.Line("execute code (what it does is not compared)");
                break;
            default:
                text.Line($"{operation.GetType().FullName} (what it does is not compared)");
                break;
        }
    }

    /// <summary>How fast the batches follow each other changes nothing about their result.</summary>
    private void Batches(BatchExpression batches)
    {
        Line("batches over", batches.SchemaName, batches.Table).Names(" by ", batches.Key);
        if (batches.Where is { } condition)
            text.Line("  where ").Sql(condition);
        switch (batches.Work)
        {
            case BatchWork.Update update:
                text.Line("  update ").Sql(update.Assignments);
                break;
            case BatchWork.Copy copy:
                Line("  copy into", batches.SchemaName, copy.Table).Names(": ", copy.Columns);
                foreach (var expression in copy.Expressions ?? [])
                    text.Line("    ").Sql(expression);
                break;
            case BatchWork.Compute compute:
                text.Line("  code (what it does is not compared)");
                Names(" for ", compute.Columns);
                break;
            default:
                text.Line("  delete");
                break;
        }
    }

    private OperationText Line(string what, string? schema, string? table)
    {
        text.Line(what).Add(" ");
        if (!string.IsNullOrEmpty(schema))
            text.Name(schema).Add(".");
        text.Name(table);
        return this;
    }

    private OperationText Described(string? description) => Part(" description ", description);

    private OperationText Part(string what, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            text.Add(what).Literal(value);
        return this;
    }

    private OperationText Flag(bool isSet, string what)
    {
        if (isSet)
            text.Add(what);
        return this;
    }

    private OperationText Names(string before, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            text.Add(before).Name(name);
            before = ", ";
        }

        return this;
    }

    private void Column(string what, ColumnDefinition column)
    {
        text.Line(what).Add(" ").Name(column.Name);
        if (column.CustomType is { } custom)
            text.Add(" custom ").Name(custom);
        else
            text.Add($" {column.Type}");
        if (column.Size is { } size)
            text.Add(column.Precision is { } precision ? $"({size}, {precision})" : $"({size})");
        Part(" collate ", column.CollationName).Part(" as ", column.Expression).Flag(column.ExpressionStored, " stored");
        Flag(column.IsNullable == true, " null").Flag(column.IsNullable == false, " not null");
        Flag(column.IsPrimaryKey, " primary key").Part(" ", column.PrimaryKeyName);
        Flag(column.IsIdentity, " identity").Flag(column.IsUnique, " unique").Flag(column.IsIndexed, " indexed");
        if (column.DefaultValue is not ColumnDefinition.UndefinedDefaultValue)
            text.Add(" default ").Literal(column.DefaultValue);
        Described(column.ColumnDescription);
        foreach (var (name, description) in column.AdditionalColumnDescriptions ?? [])
            Part($" {name} ", description);
        if (column is { IsForeignKey: true, ForeignKey: { } key })
            ForeignKey(key);
        Features(column);
    }

    private OperationText Index(string what, IndexDefinition index)
    {
        Line(what, index.SchemaName, index.TableName).Names(" ", [index.Name ?? ""]);
        Flag(index.IsUnique, " unique").Flag(index.IsClustered, " clustered").Features(index);
        foreach (var column in index.Columns)
        {
            Names("\n  ", [column.Name]).Flag(column.Direction == Direction.Descending, " descending");
            Features(column);
        }

        return this;
    }

    private OperationText Constraint(string what, ConstraintDefinition constraint)
    {
        var kind = constraint.IsPrimaryKeyConstraint ? "primary key" : "unique constraint";
        Line($"{what} {kind} of", constraint.SchemaName, constraint.TableName).Names(" ", [constraint.ConstraintName ?? ""]);
        return Names(": ", constraint.Columns).Features(constraint);
    }

    private void ForeignKey(ForeignKeyDefinition key)
    {
        Names(" ", [key.Name ?? ""]).Line("    from", key.ForeignTableSchema, key.ForeignTable).Names(": ", key.ForeignColumns);
        Line("    to", key.PrimaryTableSchema, key.PrimaryTable).Names(": ", key.PrimaryColumns);
        text.Add($" on delete {key.OnDelete} on update {key.OnUpdate}");
    }

    private OperationText Features(ISupportAdditionalFeatures owner)
    {
        foreach (var (name, value) in owner.AdditionalFeatures.OrderBy(feature => feature.Key, StringComparer.Ordinal))
            text.Add($" {name} ").Literal(value);
        return this;
    }

    /// <summary>A row repeats the names of its columns only if the row before it had others.</summary>
    private void Rows(IEnumerable<List<KeyValuePair<string, object>>> rows)
    {
        List<KeyValuePair<string, object>>? before = null;
        foreach (var row in rows)
        {
            if (before is null || !HaveSameNames(before, row))
            {
                text.Line("  columns ");
                Names("", row.Select(value => value.Key));
            }

            text.Line("  ");
            foreach (var (_, value) in row)
                text.Literal(value).Add(" ");
            before = row;
        }
    }

    private static bool HaveSameNames(List<KeyValuePair<string, object>> one, List<KeyValuePair<string, object>> other)
    {
        if (one.Count != other.Count)
            return false;
        for (var i = 0; i < one.Count; i++)
        {
            if (one[i].Key != other[i].Key)
                return false;
        }

        return true;
    }

    private void Parameters(IDictionary<string, string>? parameters)
    {
        foreach (var (name, value) in parameters ?? new Dictionary<string, string>())
            text.Line("  with ").Name(name).Add(" = ").Literal(value);
    }
}
