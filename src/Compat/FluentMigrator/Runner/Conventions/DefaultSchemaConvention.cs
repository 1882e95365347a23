using FluentMigrator.Expressions;

namespace FluentMigrator.Runner.Conventions;

/// <summary>Sets the schema of expressions, at each place where one can be.</summary>
public sealed class DefaultSchemaConvention : IForeignKeyConvention, IConstraintConvention, IIndexConvention, ISequenceConvention
{
    /// <summary>A convention without a default schema.</summary>
    public DefaultSchemaConvention()
        : this((string)null)
    {
    }

    public DefaultSchemaConvention(string defaultSchemaName)
        : this(new DefaultSchemaNameConvention(defaultSchemaName))
    {
    }

    public DefaultSchemaConvention(IDefaultSchemaNameConvention defaultSchemaNameConvention)
    {
        ArgumentNullException.ThrowIfNull(defaultSchemaNameConvention);
        SchemaNameConvention = defaultSchemaNameConvention;
    }

    /// <summary>Chooses the schema.</summary>
    public IDefaultSchemaNameConvention SchemaNameConvention { get; }

    public ISchemaExpression Apply(ISchemaExpression expression)
    {
        expression.SchemaName = SchemaNameConvention.GetSchemaName(expression.SchemaName);
        return expression;
    }

    /// <summary>Sets the schemas of both tables.</summary>
    public IForeignKeyExpression Apply(IForeignKeyExpression expression)
    {
        var key = expression.ForeignKey;
        key.ForeignTableSchema = SchemaNameConvention.GetSchemaName(key.ForeignTableSchema);
        key.PrimaryTableSchema = SchemaNameConvention.GetSchemaName(key.PrimaryTableSchema);
        return expression;
    }

    public IConstraintExpression Apply(IConstraintExpression expression)
    {
        expression.Constraint.SchemaName = SchemaNameConvention.GetSchemaName(expression.Constraint.SchemaName);
        return expression;
    }

    public IIndexExpression Apply(IIndexExpression expression)
    {
        expression.Index.SchemaName = SchemaNameConvention.GetSchemaName(expression.Index.SchemaName);
        return expression;
    }

    public ISequenceExpression Apply(ISequenceExpression expression)
    {
        expression.Sequence.SchemaName = SchemaNameConvention.GetSchemaName(expression.Sequence.SchemaName);
        return expression;
    }
}
