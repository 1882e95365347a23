namespace Gromozeka.FluentMigrations.Sqlite.Sql;

public class ExpressionComparerTests
{
    [Theory]
    [InlineData("a > 0", "A>0", true)]
    [InlineData("a > 0 -- c", "a /* d */ > 0", true)]
    [InlineData("\"a\" > [b]", "a > B", true)]
    [InlineData("(a > 0)", "a > 0", true)]
    [InlineData("((a > 0))", "a > 0", true)]
    [InlineData("(a) + (b)", "a) + (b", false)]
    [InlineData("(a) + (b)", "a + b", false)]
    [InlineData("((a) + (b))", "(a) + (b)", true)]
    [InlineData("()", "", false)]
    [InlineData("(a)", "a", true)]
    [InlineData("(a", "a", false)]
    [InlineData("a)", "a", false)]
    [InlineData("a > 1", "a > 2", false)]
    [InlineData("'x'", "'X'", false)]
    [InlineData("'x'", "x", false)]
    [InlineData("x'ab'", "X'AB'", true)]
    [InlineData("\"null\"", "null", false)]
    [InlineData("\"TRUE\"", "true", false)]
    [InlineData("\"false\"", "false", false)]
    [InlineData("\"current_time\"", "current_time", false)]
    [InlineData("\"current_date\"", "current_date", false)]
    [InlineData("\"Current_Timestamp\"", "current_timestamp", false)]
    [InlineData("\"NULL\"", "[null]", true)]
    [InlineData("\"Hello\"", "\"HELLO\"", false, true)]
    [InlineData("\"Hello\"", "\"Hello\"", true)]
    [InlineData("\"Hello\"", "hello", true)]
    [InlineData("\"Hello\"", "[HELLO]", true)]
    [InlineData("\"Hello\"", "`HELLO`", true)]
    [InlineData("ab", "a b", false)]
    [InlineData(null, "a", false)]
    [InlineData("a", null, false)]
    [InlineData(null, null, true)]
    public void Equals_Expressions_WhatMeansTheSame(string? one, string? other, bool same, bool mayBeSame = false)
    {
        Assert.Equal(same, ExpressionComparer.Instance.Equals(one, other));
        Assert.Equal(same || mayBeSame, ExpressionComparer.Instance.Compare(one, other) == 0);
        if (same && one is not null)
            Assert.Equal(ExpressionComparer.Instance.GetHashCode(one), ExpressionComparer.Instance.GetHashCode(other!));
    }
}
