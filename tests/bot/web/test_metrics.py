from bot.web.metrics import Metrics


def test_messages_are_counted_by_outcome_and_put_in_buckets() -> None:
    metrics = Metrics()

    metrics.observe("answer", 0.02)
    metrics.observe("answer", 40.0)
    metrics.observe("refuse", 0.3)

    lines = metrics.exposition().splitlines()
    assert 'sotay_messages_total{platform="web",outcome="answer"} 2' in lines
    assert 'sotay_messages_total{platform="web",outcome="clarify"} 0' in lines
    assert 'sotay_message_seconds_bucket{le="0.025"} 1' in lines
    assert 'sotay_message_seconds_bucket{le="0.5"} 2' in lines
    assert 'sotay_message_seconds_bucket{le="+Inf"} 3' in lines
    assert "sotay_message_seconds_sum 40.320000" in lines
    assert "sotay_message_seconds_count 3" in lines
