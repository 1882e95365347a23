using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders;

/// <summary>
/// The value that the existing rows get in a column. A column that takes no nulls is recorded as nullable, then filled, then altered
/// to take none, because until it is filled its rows hold nulls.
/// </summary>
internal sealed class ExistingRowsUpdate
{
    private readonly IMigrationContext _context;
    private readonly IColumnExpressionBuilder _builder;
    private readonly bool _ifTableExists;
    private readonly Action<Action<string>> _followSchema;
    private readonly UpdateDataExpression _update;
    private AlterColumnExpression _forbidNull;

    public ExistingRowsUpdate(
        IMigrationContext context, IColumnExpressionBuilder builder, bool ifTableExists, Action<Action<string>> followSchema)
    {
        _context = context;
        _builder = builder;
        _ifTableExists = ifTableExists;
        _followSchema = followSchema;
        _update = context.Record(new UpdateDataExpression
        {
            SchemaName = builder.SchemaName,
            TableName = builder.TableName,
            IsAllRows = true,
        });
        followSchema(schema => _update.SchemaName = schema);

        if (builder.Column.IsNullable == false)
            ForbidNullAfterwards();
    }

    /// <summary>The column as it is in the end; null while that is the column as it was recorded first.</summary>
    public ColumnDefinition FinalColumn => _forbidNull?.Column;

    public void SetValue(object value) => _update.Set = [KeyValuePair.Create(_builder.Column.Name, value)];

    public void ForbidNullAfterwards()
    {
        _builder.Column.IsNullable = true;
        if (_forbidNull != null)
            return;

        var final = (ColumnDefinition)_builder.Column.Clone();
        final.ForeignKey = _builder.Column.ForeignKey; // not a copy: rules and name may still follow
        final.IsNullable = false;
        final.ModificationType = ColumnModificationType.Alter;
        var forbidNull = _context.Record(new AlterColumnExpression
        {
            SchemaName = _builder.SchemaName,
            TableName = _builder.TableName,
            Column = final,
            IfExists = _ifTableExists,
        });
        _followSchema(schema => forbidNull.SchemaName = schema);
        _forbidNull = forbidNull;
    }

    public void AllowNull()
    {
        if (_forbidNull != null)
            _context.Expressions.Remove(_forbidNull);

        _forbidNull = null;
    }
}
