using FluentMigrator.Expressions;
using FluentMigrator.Runner.Conventions;

namespace FluentMigrator.Runner;

/// <summary>Applies conventions to expressions.</summary>
public static class ConventionSetExtensions
{
    /// <summary>Completes each expression as it is enumerated.</summary>
    public static IEnumerable<IMigrationExpression> Apply(this IEnumerable<IMigrationExpression> expressions, IConventionSet conventionSet)
        => expressions.Select(expression => expression.Apply(conventionSet));

    /// <summary>Completes the expression itself with every convention made for what it is, and returns it.</summary>
    public static T Apply<T>(this T expression, IConventionSet conventionSet)
        where T : IMigrationExpression
    {
        if (expression is IColumnsExpression columns)
            Each(conventionSet.ColumnsConventions, convention => convention.Apply(columns));
        if (expression is IConstraintExpression constraint)
            Each(conventionSet.ConstraintConventions, convention => convention.Apply(constraint));
        if (expression is IForeignKeyExpression foreignKey)
            Each(conventionSet.ForeignKeyConventions, convention => convention.Apply(foreignKey));
        if (expression is IIndexExpression index)
            Each(conventionSet.IndexConventions, convention => convention.Apply(index));
        if (expression is ISequenceExpression sequence)
            Each(conventionSet.SequenceConventions, convention => convention.Apply(sequence));
        if (expression is IAutoNameExpression autoName)
            Each(conventionSet.AutoNameConventions, convention => convention.Apply(autoName));
        if (expression is ISchemaExpression schema)
            conventionSet.SchemaConvention?.Apply(schema);
        if (expression is IFileSystemExpression file)
            conventionSet.RootPathConvention?.Apply(file);
        return expression;
    }

    private static void Each<TConvention>(IEnumerable<TConvention> conventions, Action<TConvention> apply)
    {
        foreach (var convention in conventions)
            apply(convention);
    }
}
